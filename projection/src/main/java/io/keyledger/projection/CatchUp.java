package io.keyledger.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a side that is far behind to near the end of the store: in steps as large as the projection takes, the next one being
 * read while one is written. A processor looks after all the rest, errors included, so this ends quietly wherever it meets
 * one: each step is a transaction that moves rows and position together. Thread-safe.
 */
final class CatchUp {

    /** Facts that are applied together, and where they end. */
    private record Step(List<Delivered> facts, @Nullable TrackingToken end) {}

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final Step NOTHING = new Step(List.of(), null);
    private static final int SEGMENT = 0;

    /** How long a stream that was just opened may take to know whether there is anything. */
    private static final int PATIENCE = 100;

    private final Projection projection;
    private final Side side;
    private final SideProcessor.Parts parts;
    private final SideWatch watch;
    private final String processor;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean stopping;

    CatchUp(Projection projection, Side side, SideProcessor.Parts parts, SideWatch watch) {
        this.projection = projection;
        this.side = side;
        this.parts = parts;
        this.watch = watch;
        this.processor = ProjectionStates.processor(projection.name(), side);
    }

    /**
     * Begins.
     *
     * @return done once there is nothing left to do or it was stopped, and no step is under way; never exceptionally
     */
    CompletableFuture<Void> start() {
        Thread.ofVirtual().name("keyledger-catch-up-" + processor).start(() -> {
            try {
                catchUp();
            } catch (UnableToClaimTokenException e) {
                watch.readElsewhere();
            } catch (RuntimeException | Error e) {
                log.debug("{} goes on in small steps", processor, e);
            } finally {
                end.complete(null);
            }
        });
        return end.copy();
    }

    /** Ends it after the step that is under way. */
    void stop() {
        stopping = true;
    }

    private void catchUp() {
        TrackingToken token = parts.transactions().fetchInTransaction(this::claim);
        try (BlockingStream<TrackedEventMessage<?>> events = parts.events().openStream(token)) {
            long count = 0;
            Step step = next(events);
            while (step.facts().size() == projection.most() && !stopping) {
                CompletableFuture<Step> following = ahead(events);
                try {
                    apply(step);
                    count += step.facts().size();
                } finally {
                    step = following
                            .handle((read, failure) -> failure == null ? read : NOTHING)
                            .join();
                }
            }
            if (count > 0) {
                log.info("{} has applied {} facts in large steps", processor, count);
            }
        } finally {
            parts.transactions().executeInTransaction(() -> parts.tokens().releaseClaim(processor, SEGMENT));
        }
    }

    private TrackingToken claim() {
        if (parts.tokens().fetchSegments(processor).length == 0) {
            parts.tokens().initializeTokenSegments(processor, 1, parts.events().createTailToken());
        }
        return parts.tokens().fetchToken(processor, SEGMENT);
    }

    private CompletableFuture<Step> ahead(BlockingStream<TrackedEventMessage<?>> events) {
        CompletableFuture<Step> reading = new CompletableFuture<>();
        Thread.ofVirtual().name("keyledger-reading-ahead-" + processor).start(() -> {
            try {
                reading.complete(next(events));
            } catch (RuntimeException | Error e) {
                reading.completeExceptionally(e);
            }
        });
        return reading;
    }

    /** As many as are there, up to one step; made into facts here, so that nobody has to wait for that later. */
    private Step next(BlockingStream<TrackedEventMessage<?>> events) {
        List<Delivered> facts = new ArrayList<>(projection.most());
        TrackingToken end = null;
        try {
            while (facts.size() < projection.most()
                    && events.hasNextAvailable(facts.isEmpty() ? PATIENCE : 0, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> event = events.nextAvailable();
                facts.add(Delivered.of(event, side));
                end = event.trackingToken();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Reading ahead was interrupted", e);
        }
        return new Step(facts, end);
    }

    /** The position last, as processors do: it is refused, and with it the rows, if the claim no longer holds. */
    private void apply(Step step) {
        parts.transactions().executeInTransaction(() -> {
            projection.on(step.facts());
            parts.tokens().storeToken(step.end(), processor, SEGMENT);
        });
        watch.applied();
    }
}
