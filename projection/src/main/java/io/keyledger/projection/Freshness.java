package io.keyledger.projection;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waiting until a projection has applied a position. Thread-safe. */
@Component
public class Freshness {

    /** Only for what another process applied: this one wakes those who wait. */
    private static final Duration SAFETY_NET = Duration.ofMillis(250);

    private final Projections projections;
    private final ProjectionStates states;

    Freshness(Projections projections, ProjectionStates states) {
        this.projections = projections;
        this.states = states;
    }

    /**
     * Returns once the live side has applied the position; it never falls behind it again.
     *
     * @throws PositionNotReached if it has not by the end of the timeout, or the thread is interrupted
     * @throws ProjectionStopped if it cannot
     */
    public void await(String projection, long position, Duration timeout) {
        AppliedSignal signal = projections
                .named(projection)
                .orElseThrow(() -> new IllegalArgumentException("There is no projection " + projection))
                .signal();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long seen = signal.changes();
            requireRunning(projection);
            if (states.read(projection).liveApplied() >= position) {
                return;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new PositionNotReached(projection, position);
            }
            try {
                signal.awaitBeyond(seen, Math.min(left, SAFETY_NET.toNanos()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PositionNotReached(projection, position);
            }
        }
    }

    /**
     * Returns if the projection can go on.
     *
     * @throws ProjectionStopped if it cannot
     */
    public void requireRunning(String projection) {
        if (projections.stopped(projection)) {
            throw new ProjectionStopped(projection);
        }
    }
}
