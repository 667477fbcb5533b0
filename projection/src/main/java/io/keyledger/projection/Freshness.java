package io.keyledger.projection;

import io.keyledger.eventstore.StoreUnavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Waiting until a projection has applied a position. Thread-safe. */
@Component
public class Freshness {

    /** Only for what another process applied: this one wakes those who wait. */
    private static final Duration SAFETY_NET = Duration.ofMillis(250);

    private final Projections projections;
    private final Map<String, SharedReading<Long>> applied;

    Freshness(Projections projections, ProjectionStates states) {
        this.projections = projections;
        this.applied = projections.all().stream()
                .map(projection -> projection.projection().name())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        name -> new SharedReading<>(() -> states.read(name).liveApplied())));
    }

    /**
     * Returns once the live side has applied the position; it never falls behind it again. All who wait for a projection share
     * its readings, each of which begins after whoever takes it for an answer had asked.
     *
     * @throws PositionNotReached if it has not by the end of the timeout, or the thread is interrupted
     * @throws ProjectionStopped if it cannot
     * @throws StoreUnavailable if the database does not answer, which is why it may be stopped
     */
    public void await(String projection, long position, Duration timeout) {
        SharedReading<Long> reading = applied.get(projection);
        if (reading == null) {
            throw new IllegalArgumentException("There is no projection " + projection);
        }
        AppliedSignal signal = projections.named(projection).orElseThrow().signal();
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean answered = false;
        try {
            while (true) {
                long seen = signal.changes();
                long stands = read(reading, deadline);
                answered = true;
                requireRunning(projection);
                if (stands >= position) {
                    return;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new PositionNotReached(projection, position);
                }
                signal.awaitBeyond(seen, Math.min(left, SAFETY_NET.toNanos()));
            }
        } catch (TimeoutException e) {
            if (answered) {
                throw new PositionNotReached(projection, position);
            }
            throw new StoreUnavailable("The database has not answered in time.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PositionNotReached(projection, position);
        }
    }

    private static long read(SharedReading<Long> reading, long deadline) throws TimeoutException, InterruptedException {
        try {
            return reading.afterNow().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The position of a projection cannot be read", e);
        }
    }

    private void requireRunning(String projection) {
        if (projections.stopped(projection)) {
            throw new ProjectionStopped(projection);
        }
    }
}
