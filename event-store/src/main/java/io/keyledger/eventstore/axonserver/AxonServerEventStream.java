package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.keyledger.eventstore.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The facts after a position, in order, without end, as Axon Server pushes them. Once the connection is lost it fails for ever;
 * whoever reads opens another. Used by one thread, but for {@link #close()} and the callback.
 */
final class AxonServerEventStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final String ENDED = "The stream of facts from Axon Server has ended.";

    private final EventStream events;
    private final EventCodec codec;
    private final Deque<TrackedEventMessage<?>> read = new ArrayDeque<>();

    AxonServerEventStream(EventStream events, EventCodec codec) {
        this.events = events;
        this.codec = codec;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        while (read.isEmpty()) {
            EventWithToken event = events.nextIfAvailable();
            if (event == null) {
                requireOpen();
                return Optional.empty();
            }
            keep(event);
        }
        return Optional.of(read.getFirst());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (peek().isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            @Nullable EventWithToken event = events.nextIfAvailable(left, TimeUnit.NANOSECONDS);
            if (event != null) {
                keep(event);
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (read.isEmpty()) {
            requireOpen();
            keep(events.next());
        }
        return read.removeFirst();
    }

    private void keep(EventWithToken event) {
        if (!Turns.isOne(event.getEvent())) {
            read.addAll(codec.facts(event));
        }
    }

    private void requireOpen() {
        if (events.isClosed()) {
            throw events.getError()
                    .map(cause -> new StoreUnavailable(ENDED, cause))
                    .orElseGet(() -> new StoreUnavailable(ENDED));
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        events.onAvailable(callback);
        return true;
    }

    @Override
    public void close() {
        events.close();
    }
}
