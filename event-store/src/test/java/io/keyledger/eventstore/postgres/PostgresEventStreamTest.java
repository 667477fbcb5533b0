package io.keyledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.engine.DecidingEngine;
import io.keyledger.eventstore.engine.FactStore;
import io.keyledger.eventstore.engine.HeadSignal;
import io.keyledger.eventstore.json.UnknownFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresEventStreamTest {

    private static final int MORE_THAN_TWO_PAGES = 2_300;

    private final TestStore store = TestStore.fresh();
    private final HeadSignal signal = TestStore.head(store.dataSource());
    private final Appender appender = new Appender(
            new AppendGroups(Connections.of(store.database), Duration.ofSeconds(10), step -> {}), signal::advance);
    private final PostgresEventStorageEngine engine = TestStore.engine(appender, store.dataSource(), null, signal);
    private final FactStore events = FactStore.over(engine);

    PostgresEventStreamTest() {
        appender.start();
    }

    @AfterEach
    void close() {
        appender.close();
    }

    @Test
    void aStreamGivesEveryFactInOrderOverPageBorders() throws InterruptedException {
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_TWO_PAGES; i += 10) {
            answers.add(appender.append(FactUnit.of("s" + i, 10)));
        }
        answers.forEach(CompletableFuture::join);
        await().until(() -> signal.known() == MORE_THAN_TWO_PAGES - 1);

        assertThat(positions(events.openStream(null), MORE_THAN_TWO_PAGES))
                .containsExactlyElementsOf(
                        LongStream.range(0, MORE_THAN_TWO_PAGES).boxed().toList());
        assertThat(positions(events.openStream(new GlobalSequenceTrackingToken(999)), 3))
                .containsExactly(1000L, 1001L, 1002L);
        assertThat(engine.readEvents(null, false)).hasSize(MORE_THAN_TWO_PAGES);
    }

    @Test
    void aStreamAtTheHeadWaitsAndGoesOn() throws Exception {
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(events.createHeadToken());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.peek()).isEmpty();
            var next = threads.submit(stream::nextAvailable);

            appender.append(FactUnit.of("a", 1)).join();

            assertThat(DecidingEngine.position(next.get(20, TimeUnit.SECONDS).trackingToken()))
                    .isZero();
        }
    }

    /** A reader that looks only when it is woken sees each fact, though the next is stored only then. */
    @Test
    void noWakeUpIsMissed() throws Exception {
        int facts = 400;
        Semaphore wakeUps = new Semaphore(0);
        Semaphore sights = new Semaphore(0);
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(null);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(stream.setOnAvailableCallback(wakeUps::release)).isTrue();
            var reader = threads.submit(() -> {
                List<Long> seen = new ArrayList<>();
                while (seen.size() < facts) {
                    while (stream.hasNextAvailable()) {
                        seen.add(DecidingEngine.position(stream.nextAvailable().trackingToken()));
                        sights.release();
                    }
                    if (seen.size() < facts && !wakeUps.tryAcquire(20, TimeUnit.SECONDS)) {
                        return seen;
                    }
                }
                return seen;
            });
            for (int i = 0; i < facts; i++) {
                appender.append(FactUnit.of("s" + i, 1)).join();
                assertThat(sights.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(reader.get())
                    .containsExactlyElementsOf(
                            LongStream.range(0, facts).boxed().toList());
        }
    }

    @Test
    void aClosedStreamIsNotWokenAnyMore() {
        Semaphore first = new Semaphore(0);
        Semaphore second = new Semaphore(0);
        BlockingStream<TrackedEventMessage<?>> closed = events.openStream(null);
        closed.setOnAvailableCallback(first::release);
        closed.setOnAvailableCallback(second::release);
        signal.advance(1);
        closed.close();
        signal.advance(2);

        assertThat(first.availablePermits()).isZero();
        assertThat(second.availablePermits()).isEqualTo(1);
    }

    @Test
    void anUnknownFactStopsTheReader() {
        appender.append(FactUnit.of("a", 1)).join();
        appender.append(TestUnit.aUnit("unknown").writing("b", 0).build()).join();

        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(null)) {
            assertThatThrownBy(stream::hasNextAvailable).isInstanceOf(UnknownFact.class);
            assertThatThrownBy(stream::nextAvailable).isInstanceOf(UnknownFact.class);
        }
        assertThatThrownBy(() -> engine.readEvents("b", 0).next()).isInstanceOf(UnknownFact.class);
    }

    @Test
    void aTokenAtATimeMissesNothingFromThenOn() {
        appender.append(FactUnit.at("late", TestUnit.AT.plusSeconds(9))).join();
        appender.append(FactUnit.at("early", TestUnit.AT)).join();

        assertThat(engine.createTokenAt(TestUnit.AT.plusSeconds(5))).isEqualTo(new GlobalSequenceTrackingToken(-1));
        assertThat(engine.createTokenAt(TestUnit.AT.plusSeconds(10))).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
    }

    @Test
    void aStoreThatCannotBeReadIsSaidToBeUnavailable() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");

        assertThatThrownBy(() -> new EventTable(nowhere).after(0)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> StoredHead.read(nowhere)).isInstanceOf(StoreUnavailable.class);
    }

    private static List<Long> positions(BlockingStream<TrackedEventMessage<?>> stream, int count)
            throws InterruptedException {
        try (stream) {
            List<Long> positions = new ArrayList<>();
            while (positions.size() < count) {
                positions.add(DecidingEngine.position(stream.nextAvailable().trackingToken()));
            }
            return positions;
        }
    }
}
