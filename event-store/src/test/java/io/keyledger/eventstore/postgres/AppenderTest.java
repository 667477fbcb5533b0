package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppenderTest {

    private final TestStore store = TestStore.fresh();
    private final List<AppendStep> steps = new CopyOnWriteArrayList<>();
    private final Appender appender = store.startAppender(steps::add);

    @AfterEach
    void close() {
        appender.close();
    }

    @Test
    void aUnitAnswersThePositionOfItsLastEvent() {
        assertThat(append(aUnit("one").writing("a", 0, 1, 2))).isEqualTo(2);
        assertThat(append(aUnit("two").writing("a", 3).writing("b", 0))).isEqualTo(4);

        assertThat(store.log().isIntact().units()).containsEntry("one", 2L).containsEntry("two", 4L);
    }

    @Test
    void unitsThatWaitTogetherShareATransaction() throws SQLException {
        List<CompletableFuture<Long>> answers = appendTogether(
                aUnit("one").writing("a", 0),
                aUnit("two").writing("b", 0),
                aUnit("three").writing("a", 1));

        assertThat(answers).extracting(CompletableFuture::join).containsExactly(1L, 2L, 3L);
        assertThat(store.log().isIntact().rows().subList(1, 4))
                .extracting(StoredLog.Row::transaction)
                .containsOnly(store.log().rows().get(1).transaction());
    }

    @Test
    void aLosingUnitTakesNoOtherOfItsGroupWithIt() throws SQLException {
        List<CompletableFuture<Long>> answers = appendTogether(
                aUnit("first").writing("name", 0).writing("a", 0),
                aUnit("loser").writing("b", 0).writing("name", 0),
                aUnit("other").writing("c", 0));

        assertThat(answers.get(0).join()).isEqualTo(2);
        assertThatThrownBy(answers.get(1)::join).hasCauseInstanceOf(ConcurrencyException.class);
        assertThat(answers.get(2).join()).isEqualTo(3);
        assertThat(store.log().isIntact().unitNames()).containsExactly("gate", "first", "other");
        assertThat(steps).filteredOn(AppendStep.COMMITTED::equals).hasSize(2);
    }

    @Test
    void aUnitIsRefusedWhenAStreamItOnlyReadHasMoved() {
        append(aUnit("organization").writing("org", 0));
        append(aUnit("member left").writing("org", 1));

        assertOvertaken(aUnit("issued too late").writing("key", 0).reading("org", 0));
        assertThat(append(aUnit("issued in time").writing("key", 0).reading("org", 1)))
                .isEqualTo(2);
    }

    @Test
    void aUnitIsRefusedWhenAStreamItFoundMissingHasBegun() {
        append(aUnit("begun").writing("org", 0));

        assertOvertaken(aUnit("thought it new").writing("key", 0).reading("org", AppendUnit.NOTHING));
    }

    @Test
    void aUnitIsRefusedWhenAnEarlierOneOfItsGroupMovedWhatItRead() throws SQLException {
        append(aUnit("organization").writing("org", 0));

        List<CompletableFuture<Long>> answers = appendTogether(
                aUnit("member left").writing("org", 1),
                aUnit("issued too late").writing("key", 0).reading("org", 0));

        assertThat(answers.get(0).join()).isEqualTo(2);
        assertThatThrownBy(answers.get(1)::join).hasCauseInstanceOf(ConcurrencyException.class);
    }

    @Test
    void aGapInAStreamIsRefused() {
        assertOvertaken(aUnit("gap").writing("a", 1));
        assertOvertaken(aUnit("gap within").writing("a", 0, 2));
    }

    @Test
    void whatTheDatabaseCannotHoldFailsAlone() throws SQLException {
        List<CompletableFuture<Long>> answers = appendTogether(
                aUnit("one").writing("a", 0),
                aUnit("nul").writing("b", 0).saying("\0"),
                aUnit("nul stream").writing("b\0", 0),
                aUnit("not json").writing("c", 0).saying("\""),
                aUnit("two").writing("a", 1));

        assertThat(answers.get(0).join()).isEqualTo(1);
        for (CompletableFuture<Long> refused : answers.subList(1, 4)) {
            assertThatThrownBy(refused::join).hasCauseInstanceOf(EventStoreException.class);
        }
        assertThat(answers.get(4).join()).isEqualTo(2);
        assertThat(store.log().isIntact().unitNames()).containsExactly("gate", "one", "two");
    }

    @Test
    void anEventThatIsStoredAlreadyFailsAlone() throws SQLException {
        append(aUnit("one").writing("a", 0));

        List<CompletableFuture<Long>> answers = appendTogether(
                aUnit("two").writing("b", 0),
                aUnit("again").writing("c", 0).withTheIdsOf("one"),
                aUnit("three").writing("b", 1));

        assertThat(answers.get(0).join()).isEqualTo(2);
        assertThatThrownBy(answers.get(1)::join).hasCauseInstanceOf(ConcurrencyException.class);
        assertThat(answers.get(2).join()).isEqualTo(3);
    }

    @Test
    void anEscapedNulInJsonIsKeptAsItIsWritten() {
        append(aUnit("escaped").writing("a", 0).saying("\\u0000"));

        assertThat(new EventTable(store.dataSource())
                        .of("a", 0)
                        .getFirst()
                        .getPayload()
                        .getData())
                .contains("\\u0000");
    }

    @Test
    void theAnswersStayRightOverThousandsOfExecutionsOfThePreparedStatements() {
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            AppendUnit unit = aUnit("u" + i).writing("s" + i % 7, i / 7).build();
            if (i % 3 == 0) {
                assertThat(appender.append(unit).join()).isEqualTo(i);
                assertThatThrownBy(appender.append(unit)::join).hasCauseInstanceOf(ConcurrencyException.class);
            } else {
                answers.add(appender.append(unit));
            }
        }
        answers.forEach(CompletableFuture::join);

        assertThat(store.log().isIntact().rows()).hasSize(1500);
    }

    @Test
    void aClosedAppenderStoresWhatWaitsAndRefusesWhatComes() {
        List<CompletableFuture<Long>> waiting = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            waiting.add(appender.append(aUnit("u" + i).writing("s" + i, 0).build()));
        }
        appender.close();

        assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isNotNegative());
        assertThatThrownBy(() -> append(aUnit("late").writing("late", 0))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aClosedAppenderCanBeStartedAgain() {
        append(aUnit("one").writing("a", 0));
        appender.close();
        appender.start();

        assertThat(append(aUnit("two").writing("a", 1))).isEqualTo(1);
    }

    /** Queues the units behind one that waits for the lock, so that they form one group. */
    private List<CompletableFuture<Long>> appendTogether(TestUnit... units) throws SQLException {
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        CompletableFuture<Long> gate;
        try (Connection lock = store.holdTheAppendLock()) {
            gate = appender.append(aUnit("gate").writing("gate", 0).build());
            store.awaitWaitingForTheLock(1);
            for (TestUnit unit : units) {
                answers.add(appender.append(unit.build()));
            }
        }
        gate.join();
        return answers;
    }

    private void assertOvertaken(TestUnit unit) {
        assertThatThrownBy(() -> append(unit)).isInstanceOf(ConcurrencyException.class);
    }

    private long append(TestUnit unit) {
        try {
            return appender.append(unit.build()).join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
