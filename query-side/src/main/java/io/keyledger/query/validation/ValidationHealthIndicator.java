package io.keyledger.query.validation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready before the index is loaded, or while secrets exist that this validator could not recognize or prove. */
@Component
class ValidationHealthIndicator implements HealthIndicator {

    private final IndexKeeper keeper;
    private final ValidationKeys keys;

    ValidationHealthIndicator(IndexKeeper keeper, ValidationKeys keys) {
        this.keeper = keeper;
        this.keys = keys;
    }

    @Override
    public Health health() {
        if (!keeper.loaded()) {
            return Health.outOfService().withDetail("code", "INDEX_NOT_LOADED").build();
        }
        return keys.complete()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("code", ValidatorUnready.withoutKeys().code())
                        .build();
    }
}
