package io.keyledger.enforcement;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How the lease of this process stands; reading it asks nobody. */
final class LeaseMetrics implements MeterBinder {

    private final HeldLease lease;

    LeaseMetrics(HeldLease lease) {
        this.lease = lease;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("keyledger.lease.held", lease, held -> held.holds() ? 1 : 0)
                .description("1 while this validator may answer verdicts")
                .register(registry);
        FunctionCounter.builder("keyledger.lease.given.up", lease, HeldLease::generation)
                .description("How often this validator has given its lease up")
                .register(registry);
    }
}
