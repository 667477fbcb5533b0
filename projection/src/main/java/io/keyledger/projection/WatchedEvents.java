package io.keyledger.projection;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** The facts of the store, with a word to the watch when they cannot be read: Axon itself would only try again. */
final class WatchedEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final SideWatch watch;

    WatchedEvents(StreamableMessageSource<TrackedEventMessage<?>> events, SideWatch watch) {
        this.events = events;
        this.watch = watch;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new Watched(events.openStream(trackingToken), watch);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    private record Watched(BlockingStream<TrackedEventMessage<?>> stream, SideWatch watch)
            implements BlockingStream<TrackedEventMessage<?>> {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return watching(stream::peek);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return watching(() -> stream.hasNextAvailable(timeout, unit));
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return watching(stream::nextAvailable);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            stream.close();
        }

        private <T, E extends Exception> T watching(Read<T, E> read) throws E {
            try {
                T answer = read.now();
                watch.readable();
                return answer;
            } catch (RuntimeException e) {
                watch.unreadable(e);
                throw e;
            }
        }

        private interface Read<T, E extends Exception> {
            T now() throws E;
        }
    }
}
