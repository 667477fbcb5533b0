package io.keyledger.query.validation;

import io.keyledger.enforcement.ValidatorLease;
import java.time.Clock;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Lends judges to threads that judge now and then; one that judges all day {@link #employ}s its own. Thread-safe. */
@Component
class Judges {

    private final ValidatorLease lease;
    private final IndexKeeper keeper;
    private final ValidationKeys keys;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Judge> idle = new ConcurrentLinkedQueue<>();

    Judges(ValidatorLease lease, IndexKeeper keeper, ValidationKeys keys, Clock clock) {
        this.lease = lease;
        this.keeper = keeper;
        this.keys = keys;
        this.clock = clock;
    }

    /** A judge for one thread. */
    Judge employ() {
        return new Judge(lease, keeper, keys, clock);
    }

    <T> T ask(Function<Judge, T> question) {
        Judge lent = idle.poll();
        Judge judge = lent == null ? employ() : lent;
        try {
            return question.apply(judge);
        } finally {
            idle.offer(judge);
        }
    }
}
