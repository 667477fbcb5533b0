package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.engine.DecidingEngine;
import io.keyledger.eventstore.engine.HeadSignal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The facts after a position, in order, without end. Reads only when the head is known to have moved. Used by one
 * thread, but for {@link #close()} and the callback.
 */
final class PostgresEventStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final Duration FOREVER = Duration.ofDays(1);

    private final LongFunction<List<TrackedEventMessage<?>>> pages;
    private final HeadSignal head;
    private final Deque<TrackedEventMessage<?>> page = new ArrayDeque<>();
    private long position;
    private volatile @Nullable Runnable callback;

    PostgresEventStream(long after, LongFunction<List<TrackedEventMessage<?>>> pages, HeadSignal head) {
        this.position = after;
        this.pages = pages;
        this.head = head;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.of(page.getFirst()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (page.isEmpty() && head.await(position + 1, Duration.of(timeout, unit.toChronoUnit()))) {
            page.addAll(pages.apply(position));
            if (!page.isEmpty()) {
                position = DecidingEngine.position(page.getLast().trackingToken());
            }
        }
        return !page.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable((int) FOREVER.toSeconds(), TimeUnit.SECONDS)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return page.removeFirst();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        Runnable former = this.callback;
        if (former != null) {
            head.unlisten(former);
        }
        this.callback = callback;
        head.listen(callback);
        return true;
    }

    @Override
    public void close() {
        Runnable listener = callback;
        if (listener != null) {
            head.unlisten(listener);
        }
    }
}
