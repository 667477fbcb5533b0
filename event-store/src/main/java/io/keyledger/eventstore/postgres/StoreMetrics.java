package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.Head;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How the store stands, as this process sees it. Reading them asks nobody. */
final class StoreMetrics implements MeterBinder {

    private final EventStoreLifecycle store;
    private final Head head;

    StoreMetrics(EventStoreLifecycle store, Head head) {
        this.store = store;
        this.head = head;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("keyledger.store.position", head, Head::known)
                .description("Position of the newest fact this process has heard of; -1 for none")
                .register(registry);
        Gauge.builder("keyledger.store.reachable", store, known -> known.isReachable() ? 1 : 0)
                .description("1 if the store has answered this process of late")
                .register(registry);
        Gauge.builder("keyledger.store.writes", store, known -> known.writes() ? 1 : 0)
                .description("1 if decisions of this process are written")
                .register(registry);
    }
}
