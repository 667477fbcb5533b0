package io.keyledger.projection;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one side: that it came further, and what stops it. Each cause is logged once, not at every retry.
 * Thread-safe.
 */
final class SideWatch {

    private static final Logger log = LoggerFactory.getLogger(SideWatch.class);

    private final String processor;
    private final Runnable changed;
    private final AtomicReference<@Nullable String> reading = new AtomicReference<>();
    private final AtomicReference<@Nullable String> applying = new AtomicReference<>();
    private volatile long failedAt;

    /** @param changed run after every commit and at every new failure; must not block */
    SideWatch(String processor, Runnable changed) {
        this.processor = processor;
        this.changed = changed;
    }

    /** The next facts cannot be read from the store. */
    void unreadable(Throwable failure) {
        note(reading, failure);
    }

    /** They can (again). */
    void readable() {
        clear(reading);
    }

    /** Another process has the claim: whether this one can read matters no more. */
    void readElsewhere() {
        reading.set(null);
    }

    /**
     * A batch could not be applied.
     *
     * @param position where it begins
     */
    void failed(Throwable failure, long position) {
        failedAt = position;
        note(applying, failure);
    }

    /** The side has applied this position, if not by this process then by another: what failed before it is settled. */
    void settle(long position) {
        if (position >= failedAt) {
            clear(applying);
        }
    }

    /** A batch was committed. A failed one is delivered again, so this settles it. */
    void applied() {
        clear(applying);
        changed.run();
    }

    /** The side is no longer to be kept current. */
    void forget() {
        reading.set(null);
        applying.set(null);
    }

    boolean stopped() {
        return reading.get() != null || applying.get() != null;
    }

    private void note(AtomicReference<@Nullable String> cause, Throwable failure) {
        String now = failure.getClass().getName() + ": " + failure.getMessage();
        if (!now.equals(cause.getAndSet(now))) {
            log.error("{} has stopped; what it answers for is unavailable until it can go on", processor, failure);
            changed.run();
        }
    }

    private void clear(AtomicReference<@Nullable String> cause) {
        if (cause.get() != null && cause.getAndSet(null) != null) {
            log.info("{} goes on", processor);
            changed.run();
        }
    }
}
