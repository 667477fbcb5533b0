package io.keyledger.enforcement;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Not ready while no verdict may be answered. Never blocks. */
final class ValidatorLeaseHealthIndicator implements HealthIndicator {

    private final ValidatorLease lease;

    ValidatorLeaseHealthIndicator(ValidatorLease lease) {
        this.lease = lease;
    }

    @Override
    public Health health() {
        boolean holds = lease.holds();
        return (holds ? Health.up() : Health.outOfService())
                .withDetail("holds", holds)
                .build();
    }
}
