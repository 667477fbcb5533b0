package io.keyledger.enforcement;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long commands waited until what they took away was enforced, or in vain. Thread-safe. */
final class EnforcementTimes {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final Timer enforced;
    private final Timer pending;

    EnforcementTimes(MeterRegistry registry) {
        this.enforced = timer(registry, "enforced");
        this.pending = timer(registry, "pending");
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("keyledger.enforcement")
                .description("From the commit of what takes validity away until no validator answers from before it")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Known to hold everywhere. {@code began} is a {@link System#nanoTime()}, as below. */
    void enforced(long began) {
        enforced.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    /** Not known within the time limit. */
    void pending(long began) {
        pending.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
}
