package io.keyledger.eventstore.postgres;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Not ready while nothing can be stored: the writer is gone, or the store does not answer. Never blocks. */
final class EventStoreHealthIndicator implements HealthIndicator {

    private final EventStoreLifecycle store;

    EventStoreHealthIndicator(EventStoreLifecycle store) {
        this.store = store;
    }

    @Override
    public Health health() {
        boolean writes = store.writes();
        boolean reachable = store.isReachable();
        Health.Builder health = writes && reachable ? Health.up() : Health.outOfService();
        return health.withDetail("writes", writes)
                .withDetail("reachable", reachable)
                .build();
    }
}
