package io.keyledger.projection;

import io.keyledger.eventstore.Head;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One projection of this process: lets those sides run that the table asks for, and carries a rebuild on from wherever the
 * table says it stands. Used by one thread, but for what is said to be safe.
 */
final class RunningProjection {

    private static final Logger log = LoggerFactory.getLogger(RunningProjection.class);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final Duration CATCHING_UP = Duration.ofSeconds(1);

    /** A rebuild that is this close behind may make the live side wait for it. */
    private static final long CLOSE = 64;

    private final Projection projection;
    private final ProjectionStates states;
    private final TransactionOperations transactions;
    private final AppliedSignal signal = new AppliedSignal();
    private final Head head;
    private final Lag lag;
    private final Map<Side, SideProcessor> sides = new EnumMap<>(Side.class);
    private volatile Side live = Side.A;
    private volatile boolean rebuilding;

    /**
     * @param maxLag how long the live side may owe what is in the store
     * @param toDo run whenever there may be something to {@link #reconcile()}; must not block
     */
    RunningProjection(
            Projection projection,
            ProjectionStates states,
            TransactionOperations transactions,
            SideProcessor.Parts parts,
            Head head,
            Duration maxLag,
            Runnable toDo) {
        this.lag = new Lag(maxLag);
        this.head = head;
        this.projection = projection;
        this.states = states;
        this.transactions = transactions;
        for (Side side : Side.values()) {
            sides.put(side, new SideProcessor(projection, side, parts, () -> {
                signal.change();
                if (side != live) {
                    toDo.run();
                }
            }));
        }
    }

    Projection projection() {
        return projection;
    }

    AppliedSignal signal() {
        return signal;
    }

    /** Whether the live side does not run, or something prevents it from going on. Thread-safe. */
    boolean stopped() {
        return !side(live).runs() || side(live).stopped();
    }

    private SideProcessor side(Side side) {
        SideProcessor processor = sides.get(side);
        if (processor == null) {
            throw new IllegalStateException("There are two sides");
        }
        return processor;
    }

    /** Makes what runs agree with the table, and takes the next step of a rebuild; harmless at any time. */
    void reconcile() {
        ProjectionState state = states.read(projection.name());
        if (state.rebuilding() && !state.filling()) {
            stop(state.shadow());
            emptyShadow();
            log.info("The rebuild of {} begins", projection.name());
            state = states.read(projection.name());
        }
        Long shadow = state.shadowApplied();
        if (state.filling() && shadow != null && shadow >= goal(state) - CLOSE) {
            swap();
            state = states.read(projection.name());
        }
        follow(state);
    }

    /** How far the shadow has to be before it may be read: readers see no position and later a lower one, unless that was wrong. */
    private long goal(ProjectionState state) {
        return state.doubted() ? head.stored() : state.liveApplied();
    }

    /** In steps, each of which ends well within what the connection may take for one answer. */
    private void emptyShadow() {
        boolean rest;
        do {
            rest = Boolean.TRUE.equals(transactions.execute(step -> states.emptyShadow(projection)));
        } while (rest && !Thread.currentThread().isInterrupted());
    }

    private void follow(ProjectionState state) {
        boolean swapped = live != state.live();
        rebuilding = state.rebuilding();
        live = state.live();
        side(live).settle(state.liveApplied());
        for (Side side : Side.values()) {
            if (state.needs(side)) {
                side(side).start();
            } else {
                stop(side);
            }
        }
        if (swapped) {
            signal.change();
        }
    }

    /**
     * Makes the shadow live once it is at least as far as the live side, which is held still meanwhile: so no reader ever
     * sees a position and later a lower one.
     */
    private void swap() {
        transactions.executeWithoutResult(step -> {
            ProjectionState state = states.locked(projection.name());
            if (!state.filling()) {
                return;
            }
            states.hold(projection.name(), state.live());
            if (hasReached(goal(states.read(projection.name())))) {
                states.swap(projection.name(), state.shadow());
                log.info("The rebuild of {} is live on side {}", projection.name(), state.shadow());
            }
        });
    }

    private boolean hasReached(long goal) {
        long deadline = System.nanoTime() + CATCHING_UP.toNanos();
        while (true) {
            long seen = signal.changes();
            Long shadow = states.read(projection.name()).shadowApplied();
            if (shadow != null && shadow >= goal) {
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                signal.awaitBeyond(seen, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /** Starts sides that failed or make no headway afresh, since Axon's own delays grow up to a minute. */
    void retry() {
        for (Side side : Side.values()) {
            SideProcessor processor = side(side);
            if (processor.runs() && (processor.stopped() || (side == live && lag.isStuck(System.nanoTime())))) {
                processor.restart(STOPPING);
            }
        }
    }

    /** What is known of how far it is was so before this process stopped following the store. Thread-safe. */
    void beginAnew() {
        lag.beginAnew();
    }

    /** Whether what was in the store when this process began to follow it has been applied. Thread-safe. */
    boolean hasCaughtUp() {
        return lag.hasCaughtUp();
    }

    /** Notes how far the live side is behind what this process knows of the store. Thread-safe. */
    void observe() {
        long known = lag.hasCaughtUp() ? head.known() : head.stored();
        lag.observe(known, states.read(projection.name()).liveApplied(), System.nanoTime());
    }

    /** Whether the live side has owed something for too long, or has not even caught up once. Thread-safe. */
    boolean lags() {
        return !lag.hasCaughtUp() || lag.isTooLong(System.nanoTime());
    }

    /** How many facts the live side was behind at the last look. Thread-safe. */
    long behind() {
        return lag.behind();
    }

    /** How long the live side has owed something. Thread-safe. */
    Duration owedFor() {
        return lag.owedFor(System.nanoTime());
    }

    /** Whether a rebuild was under way at the last look. Thread-safe. */
    boolean rebuilding() {
        return rebuilding;
    }

    void stop() {
        for (Side side : Side.values()) {
            stop(side);
        }
    }

    private void stop(Side side) {
        side(side).stop().orTimeout(STOPPING.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
