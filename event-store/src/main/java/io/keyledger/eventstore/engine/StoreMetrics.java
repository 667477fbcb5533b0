package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.Head;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.BooleanSupplier;

/** How the store stands, as this process sees it. Reading them asks nobody. */
public final class StoreMetrics implements MeterBinder {

    private final Head head;
    private final BooleanSupplier reachable;
    private final BooleanSupplier writes;

    /**
     * Both must answer without asking anybody, from any thread.
     *
     * @param reachable whether the store has answered of late
     * @param writes whether what this process decides can be stored
     */
    public StoreMetrics(Head head, BooleanSupplier reachable, BooleanSupplier writes) {
        this.head = head;
        this.reachable = reachable;
        this.writes = writes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("keyledger.store.position", head, Head::known)
                .description("Position of the newest fact this process has heard of; -1 for none")
                .register(registry);
        Gauge.builder("keyledger.store.reachable", reachable, known -> known.getAsBoolean() ? 1 : 0)
                .strongReference(true)
                .description("1 if the store has answered this process of late")
                .register(registry);
        Gauge.builder("keyledger.store.writes", writes, known -> known.getAsBoolean() ? 1 : 0)
                .strongReference(true)
                .description("1 if decisions of this process are written")
                .register(registry);
    }
}
