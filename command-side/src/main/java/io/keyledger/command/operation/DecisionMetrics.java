package io.keyledger.command.operation;

import io.keyledger.command.refusal.Refusal;
import io.keyledger.eventstore.Contended;
import io.keyledger.eventstore.DecisionListener;
import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.StoreUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long each kind of command took and what was refused. Its labels are names of our own classes, of which there are few;
 * nothing that anybody sent is among them. Thread-safe.
 */
@Component
class DecisionMetrics implements DecisionListener {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;

    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void settled(Object command, Duration elapsed, @Nullable RuntimeException failure) {
        String name = command.getClass().getSimpleName();
        Timer.builder("keyledger.command")
                .description("From handing a command in until it is stored, or refused")
                .tag("command", name)
                .tag("outcome", outcome(failure))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(elapsed);
        if (failure instanceof Refusal) {
            Counter.builder("keyledger.command.refusals")
                    .description("Commands that were understood and not carried out")
                    .tag("command", name)
                    .tag("refusal", failure.getClass().getSimpleName())
                    .register(registry)
                    .increment();
        }
    }

    private static String outcome(@Nullable RuntimeException failure) {
        return switch (failure) {
            case null -> "decided";
            case Refusal refused -> "refused";
            case StoreUnavailable unavailable -> "unavailable";
            case GivenToNobody undecided -> "unavailable";
            case Contended contended -> "contended";
            default -> "failed";
        };
    }
}
