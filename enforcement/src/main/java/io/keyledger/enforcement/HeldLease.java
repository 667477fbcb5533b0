package io.keyledger.enforcement;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease as those see it who answer verdicts. Whoever keeps it extends it term by term. */
final class HeldLease implements ValidatorLease {

    private static final Logger log = LoggerFactory.getLogger(HeldLease.class);

    private final Clocks clocks;
    private final AtomicReference<@Nullable LeaseTerm> current = new AtomicReference<>();
    private volatile Runnable suspended = () -> {};
    private volatile long generation;

    HeldLease(Clocks clocks) {
        this.clocks = clocks;
    }

    /** Run after each {@link #suspendUntilRenewed()}; must not block. */
    void onSuspension(Runnable listener) {
        suspended = listener;
    }

    @Override
    public boolean holds() {
        LeaseTerm term = current.get();
        if (term == null) {
            return false;
        }
        long before = clocks.nanos();
        long millis = clocks.millis();
        return !term.isOver(before) && (term.agrees(before, millis, before) || agreesAfterAll(term, before, millis));
    }

    private boolean agreesAfterAll(LeaseTerm term, long before, long millis) {
        if (term.agrees(before, millis, clocks.nanos())) {
            return true;
        }
        if (current.compareAndSet(term, null)) {
            log.warn("The clocks of this machine have moved apart: no verdicts before the lease is renewed");
        }
        return false;
    }

    @Override
    public void suspendUntilRenewed() {
        end();
        suspended.run();
    }

    /** What begins from now on is another generation, and no renewal under way extends it. */
    synchronized void end() {
        generation++;
        current.set(null);
    }

    /** Counts how often the lease was given up. */
    long generation() {
        return generation;
    }

    /** Extends the lease, unless it was given up since that generation. */
    synchronized boolean extend(long since, LeaseTerm term) {
        if (generation != since) {
            return false;
        }
        current.set(term);
        return true;
    }
}
