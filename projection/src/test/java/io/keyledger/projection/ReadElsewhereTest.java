package io.keyledger.projection;

import static org.awaitility.Awaitility.await;

import io.keyledger.events.Fact;
import io.keyledger.eventstore.FactTraces;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.tracing.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes lose the store, and it is the other one that goes on with the projection. */
class ReadElsewhereTest {

    private final ProcessorThreads threads = new ProcessorThreads();
    private final Tokens tokens = new Tokens();
    private final SideProcessor side = new SideProcessor(
            new Nothing(),
            Side.A,
            new SideProcessor.Parts(
                    new Unreadable(),
                    tokens,
                    NoTransactionManager.INSTANCE,
                    threads,
                    new FactTraces(Traces.none(), Clock.systemUTC())),
            () -> {});

    private static final class Tokens extends InMemoryTokenStore {
        volatile boolean claimedElsewhere;

        @Override
        public TrackingToken fetchToken(String processor, int segment) {
            requireFree();
            return super.fetchToken(processor, segment);
        }

        @Override
        public TrackingToken fetchToken(String processor, Segment segment) {
            requireFree();
            return super.fetchToken(processor, segment);
        }

        private void requireFree() {
            if (claimedElsewhere) {
                throw new UnableToClaimTokenException("Another process has it");
            }
        }
    }

    private static final class Unreadable implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
            return new Lost();
        }
    }

    private static final class Lost implements BlockingStream<TrackedEventMessage<?>> {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            throw new StoreUnavailable("lost");
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            throw new StoreUnavailable("lost");
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            throw new StoreUnavailable("lost");
        }

        @Override
        public void close() {}
    }

    private static final class Nothing implements Projection {

        @Override
        public String name() {
            return "nothing";
        }

        @Override
        public List<String> tables() {
            return List.of();
        }

        @Override
        public void on(Fact fact, Delivery delivery) {}
    }

    @AfterEach
    void close() throws Exception {
        side.stop().join();
        threads.close();
    }

    @Test
    void whoCannotReadIsNotStoppedOnceAnotherReads() {
        side.start();
        await().until(side::stopped);

        tokens.claimedElsewhere = true;
        side.restart(Duration.ofSeconds(10));

        await().until(() -> side.runs() && !side.stopped());
    }
}
