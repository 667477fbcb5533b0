package io.keyledger.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Since when a projection owes what the store holds, and whether it has caught up at all since this process began to follow
 * it. Thread-safe; times are those of {@link System#nanoTime()}.
 */
final class Lag {

    /** A head that was seen and had not been applied at that time. */
    private record Owed(long head, long since) {}

    private final Duration patience;
    private @Nullable Owed owed;
    private long applied = Long.MIN_VALUE;
    private long behind;
    private long movedAt;
    private @Nullable Long goal;
    private boolean caughtUp;

    /** @param patience how long what is in the store may go unapplied */
    Lag(Duration patience) {
        this.patience = patience;
    }

    /** At some time the store held {@code head}, and later the live side had applied {@code position}. */
    synchronized void observe(long head, long position, long now) {
        if (position != applied) {
            applied = position;
            movedAt = now;
        }
        behind = Math.max(0, head - position);
        if (owed != null && position >= owed.head()) {
            owed = null;
        }
        if (owed == null && head > position) {
            owed = new Owed(head, now);
        }
        if (goal == null) {
            goal = head;
        }
        caughtUp |= position >= goal;
    }

    /** Nothing is known any more: the next head observed is the one to reach. */
    synchronized void beginAnew() {
        owed = null;
        goal = null;
        caughtUp = false;
        behind = 0;
    }

    /** How many facts were owed at the last look. */
    synchronized long behind() {
        return behind;
    }

    /** How long the store has held what is not applied yet; zero if nothing is owed. */
    synchronized Duration owedFor(long now) {
        return owed == null ? Duration.ZERO : Duration.ofNanos(now - owed.since());
    }

    /** Whether what the store held at the first look has been applied. */
    synchronized boolean hasCaughtUp() {
        return caughtUp;
    }

    /** Whether something that the store held longer ago than patience goes is still not applied. */
    synchronized boolean isTooLong(long now) {
        return owed != null && now - owed.since() > patience.toNanos();
    }

    /** Whether that is so and it does not even come closer. */
    synchronized boolean isStuck(long now) {
        return isTooLong(now) && now - movedAt > patience.toNanos();
    }
}
