package io.keyledger.query.validation;

import io.keyledger.events.SecretDigest;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while secrets exist that this validator could not recognize or prove, or while that cannot be known. */
@Component
class ValidationHealthIndicator implements HealthIndicator {

    private static final List<SecretDigest> NOBODYS = List.of(new SecretDigest("none", "0".repeat(64)));

    private final BoundedReading reading;
    private final ValidationKeys keys;
    private final ValidationProperties properties;

    ValidationHealthIndicator(BoundedReading reading, ValidationKeys keys, ValidationProperties properties) {
        this.reading = reading;
        this.keys = keys;
        this.properties = properties;
    }

    @Override
    public Health health() {
        try {
            keys.requireAllOf(reading.lookup(
                    NOBODYS, System.nanoTime() + properties.maxWait().toNanos()));
            return Health.up().build();
        } catch (ValidatorUnready unready) {
            return Health.outOfService().withDetail("code", unready.code()).build();
        }
    }
}
