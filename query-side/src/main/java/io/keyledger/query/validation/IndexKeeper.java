package io.keyledger.query.validation;

import io.keyledger.enforcement.AppliedPosition;
import io.keyledger.events.Fact;
import io.keyledger.eventstore.FactTraces;
import io.keyledger.eventstore.Phases;
import io.keyledger.query.validation.index.ValidationIndex;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the validation index current: loads it when this process starts, then follows the store by a stream of its own, in
 * the one thread that writes the index. What cannot be applied stops it where it is, loudly, until the table of lookups has it: then
 * the index, in which a fact may be by half, is loaded anew.
 */
@Component
class IndexKeeper implements AppliedPosition, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
    private static final int BATCH = 256;
    private static final long BEGINNING = -1;
    private static final long BEFORE_TRYING_AGAIN = 200;

    private final IndexLoader loader;
    private final EventStore events;
    private final ValidationKeys keys;
    private final Forgetting forgetting;
    private final FactTraces traces;
    private final Applied applied = new Applied();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile ValidationIndex index;
    private volatile boolean loaded;
    private boolean damaged;
    private volatile @Nullable Thread thread;
    private volatile @Nullable String trouble;
    private volatile int secrets;
    private volatile long bytes;

    IndexKeeper(
            IndexLoader loader,
            EventStore events,
            ValidationKeys keys,
            ValidationProperties properties,
            Clock clock,
            FactTraces traces) {
        this.loader = loader;
        this.events = events;
        this.keys = keys;
        this.forgetting = new Forgetting(clock, properties.remember());
        this.traces = traces;
        this.index = new ValidationIndex(keys);
    }

    /** The index of now; to be asked for anew by every verdict. */
    ValidationIndex index() {
        return index;
    }

    /** Whether all that was stored before this process started has been read. */
    boolean loaded() {
        return loaded;
    }

    /** Whether something keeps the index from going on. */
    boolean stopped() {
        return trouble != null;
    }

    /** How many secrets the index held at its last advance. */
    int secrets() {
        return secrets;
    }

    /** What the index took then, in bytes, without the names of keys. */
    long bytes() {
        return bytes;
    }

    @Override
    public long applied() {
        return applied.position();
    }

    @Override
    public boolean await(long position, long deadline) throws InterruptedException {
        return applied.await(position, deadline);
    }

    @Override
    public void onAdvance(Runnable listener) {
        listeners.add(listener);
    }

    private void run() {
        while (Thread.currentThread() == thread) {
            try {
                if (!loaded || damaged) {
                    load();
                }
                follow();
            } catch (InterruptedException | CancellationException e) {
                return;
            } catch (RuntimeException | Error e) {
                note(e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    /** What was judged by stays until what replaces it is ahead of it: no position is ever given up. */
    private void load() {
        ValidationIndex full = loader.load(damaged ? index.position() + 1 : BEGINNING);
        index = full;
        damaged = false;
        loaded = true;
        forgetting.beginAnew();
        advanced();
    }

    private void follow() throws InterruptedException {
        ValidationIndex current = index;
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(
                current.position() < 0 ? null : new GlobalSequenceTrackingToken(current.position()))) {
            while (Thread.currentThread() == thread) {
                if (stream.hasNextAvailable(Forgetting.MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS)) {
                    FactTraces.Batch traced = traces.begin("validation-index");
                    for (int i = 0; i < BATCH && stream.hasNextAvailable(); i++) {
                        TrackedEventMessage<?> message = stream.nextAvailable();
                        apply(message, current);
                        traced.with(message, current.position());
                    }
                    advanced();
                    traced.applied();
                }
                forgetting.goOn(current);
            }
        }
    }

    private void apply(TrackedEventMessage<?> message, ValidationIndex current) {
        long position = message.trackingToken().position().orElseThrow();
        if (!(message.getPayload() instanceof Fact fact)) {
            throw new IllegalStateException("Position " + position + " holds something that is no fact");
        }
        keys.follow(fact);
        try {
            current.apply(fact, position);
        } catch (RuntimeException | Error e) {
            damaged = true;
            throw e;
        }
    }

    private void advanced() {
        keys.applied();
        applied.reach(index.position());
        secrets = index.size();
        bytes = index.bytes();
        listeners.forEach(Runnable::run);
        if (trouble != null) {
            trouble = null;
            log.info("The validation index goes on");
        }
    }

    private void note(Throwable failure) {
        String now = failure.getClass().getName() + ": " + failure.getMessage();
        if (!now.equals(trouble)) {
            trouble = now;
            log.error("The validation index has stopped; there will be no verdicts until it can go on", failure);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BEFORE_TRYING_AGAIN);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Begins with an index loaded anew; what was applied before no longer counts. */
    @Override
    public synchronized void start() {
        loaded = false;
        damaged = false;
        applied.beginAnew();
        Thread keeping = Thread.ofPlatform()
                .name("keyledger-validation-index")
                .daemon(true)
                .unstarted(this::run);
        thread = keeping;
        keeping.start();
    }

    @Override
    public synchronized void stop() {
        Thread keeping = thread;
        thread = null;
        if (keeping != null) {
            keeping.interrupt();
            try {
                keeping.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** After the projections, whose table it loads, and before the lease and whatever answers. */
    @Override
    public int getPhase() {
        return Phases.READERS + 10;
    }
}
