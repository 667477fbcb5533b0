package io.keyledger.query.validation;

import io.keyledger.events.SecretDigest;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while secrets exist that this validator could not recognize or prove. */
@Component
class ValidationHealthIndicator implements HealthIndicator {

    private static final List<SecretDigest> NOBODYS = List.of(new SecretDigest("none", "0".repeat(64)));

    private final LookupTable table;
    private final ValidationKeys keys;

    ValidationHealthIndicator(LookupTable table, ValidationKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    @Override
    public Health health() {
        try {
            keys.requireAllOf(table.read(NOBODYS));
            return Health.up().build();
        } catch (ValidatorUnready unready) {
            return Health.outOfService().withDetail("code", unready.code()).build();
        }
    }
}
