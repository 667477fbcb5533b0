package io.keyledger.projection;

import io.keyledger.eventstore.FactTraces;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/** Keeps one side of a projection current while it runs. Thread-safe. */
final class SideProcessor {

    /** What every processor is made of. */
    record Parts(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore tokens,
            TransactionManager transactions,
            ProcessorThreads threads,
            FactTraces traces) {}

    private final Projection projection;
    private final Side side;
    private final Parts parts;
    private final SideWatch watch;
    private @Nullable CatchUp catchUp;
    private volatile @Nullable PooledStreamingEventProcessor running;
    private CompletableFuture<Void> ending = CompletableFuture.completedFuture(null);

    SideProcessor(Projection projection, Side side, Parts parts, Runnable changed) {
        this.projection = projection;
        this.side = side;
        this.parts = parts;
        this.watch = new SideWatch(ProjectionStates.processor(projection.name(), side), changed);
    }

    /**
     * From where its token is, or from the first fact on if it has none: in large steps while it is far behind, then as facts
     * come. Harmless if it runs, and while the one before is still ending: two at once could move the position back.
     */
    synchronized void start() {
        if (running != null || catchUp != null || !ending.isDone()) {
            return;
        }
        CatchUp begun = new CatchUp(projection, side, parts, watch);
        catchUp = begun;
        ending = begun.start();
        ending.thenRun(() -> follow(begun));
    }

    private synchronized void follow(CatchUp ended) {
        if (catchUp == ended) {
            catchUp = null;
            running = follower();
            running.start();
        }
    }

    private PooledStreamingEventProcessor follower() {
        return PooledStreamingEventProcessor.builder()
                .name(ProjectionStates.processor(projection.name(), side))
                .eventHandlerInvoker(new FactInvoker(projection, side, watch, parts.traces()))
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(this::failed)
                .messageSource(
                        new WatchedEvents(parts.events(), watch, parts.threads().coordination()))
                .tokenStore(parts.tokens())
                .transactionManager(parts.transactions())
                .coordinatorExecutor(parts.threads().coordination())
                .workerExecutor(parts.threads().work())
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(ProcessorThreads.CLAIM_INTERVAL.toMillis())
                .claimExtensionThreshold(ProcessorThreads.CLAIM_EXTENSION.toMillis())
                .batchSize(projection.most())
                .build();
    }

    private void failed(ErrorContext context) throws Exception {
        watch.failed(context.error(), first(context.failedEvents()));
        PropagatingErrorHandler.instance().handleError(context);
    }

    private static long first(List<? extends EventMessage<?>> batch) {
        return batch.getFirst() instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
    }

    /** What failed at or before this position is settled. */
    void settle(long applied) {
        watch.settle(applied);
    }

    /** Done once no batch is under way any more and the claim is given back; harmless if it does not run. */
    CompletableFuture<Void> stop() {
        watch.forget();
        return end();
    }

    private synchronized CompletableFuture<Void> end() {
        CatchUp large = catchUp;
        PooledStreamingEventProcessor processor = running;
        catchUp = null;
        running = null;
        if (large != null) {
            large.stop();
        }
        if (processor != null) {
            ending = processor.shutdownAsync();
        }
        return ending.copy();
    }

    /**
     * Tries at once what failed, instead of after a delay that grows up to a minute. What is known of the failure stays until
     * a batch is committed. If a batch is still under way when patience is over, the side does not run, and a later
     * {@link #start()} is what starts it.
     */
    void restart(Duration patience) {
        try {
            end().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        } finally {
            start();
        }
    }

    synchronized boolean runs() {
        return running != null || catchUp != null;
    }

    /** Whether something prevents it from going on, be it that it was shut down from elsewhere. */
    boolean stopped() {
        PooledStreamingEventProcessor processor = running;
        return watch.stopped() || (processor != null && (processor.isError() || !processor.isRunning()));
    }
}
