package io.keyledger.projection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the store as a processor gets them: with a word to the watch when they cannot be read, since Axon itself would only
 * try again, and told of a little after they were stored.
 */
final class WatchedEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

    /**
     * Whoever revokes waits for the validators. They share processors with the projections, for which nobody waits so
     * hard, and which do the facts of these moments together.
     */
    private static final Duration WAY_FOR_VERDICTS = Duration.ofMillis(10);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final SideWatch watch;
    private final ScheduledExecutorService timer;

    WatchedEvents(
            StreamableMessageSource<TrackedEventMessage<?>> events, SideWatch watch, ScheduledExecutorService timer) {
        this.events = events;
        this.watch = watch;
        this.timer = timer;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new Watched(events.openStream(trackingToken), watch, timer);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return events.createTailToken();
    }

    private record Watched(
            BlockingStream<TrackedEventMessage<?>> stream, SideWatch watch, ScheduledExecutorService timer)
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
            return stream.setOnAvailableCallback(new Unhurried(callback, WAY_FOR_VERDICTS, timer));
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
