package io.keyledger.eventstore;

import io.keyledger.tracing.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;

/**
 * Tells traces when facts were applied: one step for each, of the decision that it came from. Facts older than two minutes are left
 * out, so that no rebuild tells the past again. Thread-safe.
 */
public final class FactTraces {

    private static final Duration YOUNG = Duration.ofMinutes(2);

    private final Traces traces;
    private final Clock clock;

    public FactTraces(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    /** Facts that are applied together. Not thread-safe. */
    public final class Batch {

        private record Traced(String fact, String parent, long position) {}

        private final String where;
        private final Instant began = clock.instant();
        private final List<Traced> facts = new ArrayList<>(0);

        private Batch(String where) {
            this.where = where;
        }

        /** This one is among them. */
        public void with(EventMessage<?> message, long position) {
            if (traces.collecting()
                    && message.getMetaData().get(Context.TRACEPARENT) instanceof String parent
                    && Duration.between(message.getTimestamp(), began).compareTo(YOUNG) < 0) {
                facts.add(new Traced(message.getPayloadType().getSimpleName(), parent, position));
            }
        }

        /** They are all applied, and can be read. */
        public void applied() {
            if (!facts.isEmpty()) {
                Instant ended = clock.instant();
                facts.forEach(fact -> traces.told(
                        "apply " + fact.fact(),
                        fact.parent(),
                        began,
                        ended,
                        step -> step.with("keyledger.where", where).with("keyledger.position", fact.position())));
            }
        }
    }

    /**
     * Begins a batch.
     *
     * @param where what the facts are applied to
     */
    public Batch begin(String where) {
        return new Batch(where);
    }
}
