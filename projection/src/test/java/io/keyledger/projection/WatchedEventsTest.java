package io.keyledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedEventsTest {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final AtomicReference<@Nullable Runnable> told = new AtomicReference<>();
    private final WatchedEvents events =
            new WatchedEvents(token -> new Telling(told), new SideWatch("a-projection", () -> {}), timer);

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    /** Who stored something, and the validators that he waits for, have the processors first. */
    @Test
    void aProjectionIsToldOfNewFactsALittleLaterByAThreadOfItsOwn() throws Exception {
        CountDownLatch mayGoOn = new CountDownLatch(1);
        timer.submit(() -> mayGoOn.await(20, TimeUnit.SECONDS));
        CountDownLatch coordinated = new CountDownLatch(1);
        events.openStream(null).setOnAvailableCallback(coordinated::countDown);
        Runnable stored = Objects.requireNonNull(told.get());
        stored.run();
        assertThat(coordinated.getCount()).isEqualTo(1);
        mayGoOn.countDown();
        assertThat(coordinated.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** Keeps whom it is to tell. */
    private record Telling(AtomicReference<@Nullable Runnable> told) implements BlockingStream<TrackedEventMessage<?>> {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return false;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            throw new IllegalStateException("There is nothing");
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            told.set(callback);
            return true;
        }

        @Override
        public void close() {}
    }
}
