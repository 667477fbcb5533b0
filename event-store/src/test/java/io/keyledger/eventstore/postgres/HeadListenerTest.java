package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.engine.HeadSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeadListenerTest {

    private static final Duration NEVER = Duration.ofMinutes(10);
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private final TestStore store = TestStore.fresh();
    private final HeadSignal signal = TestStore.head(store.dataSource());

    @Test
    void anAppendElsewhereWakesReadersWithoutPolling() throws Exception {
        AtomicInteger wakeUps = new AtomicInteger();
        signal.listen(wakeUps::incrementAndGet);
        try (HeadListener listener = listening(NEVER);
                Appender elsewhere = store.startAppender()) {
            long position =
                    elsewhere.append(aUnit("one").writing("a", 0, 1).build()).join();

            assertThat(signal.await(position, GENEROUS)).isTrue();
            assertThat(signal.known()).isEqualTo(1);
            await().atMost(GENEROUS).until(() -> wakeUps.get() == 1);
        }
    }

    @Test
    void whatWasStoredWhileNobodyListenedIsHeardOnReconnecting() throws Exception {
        AtomicBoolean reachable = new AtomicBoolean(true);
        Connections connections = () -> {
            if (!reachable.get()) {
                throw new SQLException("refused", "08001");
            }
            return Connections.of(store.database).open();
        };
        try (HeadListener listener = listening(connections, NEVER);
                Appender elsewhere = store.startAppender()) {
            reachable.set(false);
            store.cutThemOff();
            elsewhere.append(aUnit("one").writing("a", 0).build()).join();
            assertThat(signal.known()).isEqualTo(-1);

            reachable.set(true);
            assertThat(signal.await(0, GENEROUS)).isTrue();
            elsewhere.append(aUnit("two").writing("a", 1).build()).join();
            assertThat(signal.await(1, GENEROUS)).isTrue();
        }
    }

    @Test
    void aLostWakeUpIsMadeGoodByTheSafetyNet() throws Exception {
        try (HeadListener listener = listening(Duration.ofMillis(100))) {
            store.asked(
                    "set session_replication_role = replica;" // triggers stay silent
                            + "insert into eventstore.event values"
                            + " (0, gen_random_uuid(), 'a', 'Test', 0, 'keyledger.Test', '1', now(), '{}', '{}'); select 0");

            assertThat(signal.await(0, GENEROUS)).isTrue();
        }
    }

    /** Every role of a database may send notifications. */
    @Test
    void forgedNewsNeitherMoveTheHeadNorDeafenTheListener() throws Exception {
        try (HeadListener listener = listening(NEVER);
                Appender elsewhere = store.startAppender()) {
            store.asked("select count(*) from (select pg_notify('keyledger_events', news)"
                    + " from (values ('rubbish'), (''), ('9223372036854775807'), ('-5')) as forged(news)) sent");
            elsewhere.append(aUnit("one").writing("a", 0).build()).join();

            assertThat(signal.await(0, GENEROUS)).isTrue();
            assertThat(signal.known()).isZero();
        }
    }

    @Test
    void aReaderThatFailsKeepsNoOtherFromBeingWoken() {
        AtomicInteger woken = new AtomicInteger();
        signal.listen(() -> {
            throw new IllegalStateException("a reader's fault");
        });
        signal.listen(woken::incrementAndGet);

        signal.advance(3);

        assertThat(woken).hasValue(1);
    }

    /** Nor does it end the thread that brings the news. */
    @Test
    void aReadersErrorKeepsNoOtherFromBeingWoken() throws Exception {
        AtomicInteger woken = new AtomicInteger();
        signal.listen(() -> {
            throw new AssertionError("a reader's fault");
        });
        signal.listen(woken::incrementAndGet);
        try (HeadListener listener = listening(NEVER);
                Appender elsewhere = store.startAppender()) {
            elsewhere.append(aUnit("one").writing("a", 0).build()).join();
            await().atMost(GENEROUS).until(() -> woken.get() == 1);
            elsewhere.append(aUnit("two").writing("a", 1).build()).join();
            await().atMost(GENEROUS).until(() -> woken.get() == 2);
        }
    }

    @Test
    void anErrorOnConnectingDoesNotEndTheListener() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        Connections connections = () -> {
            if (first.getAndSet(false)) {
                throw new AssertionError("unforeseen");
            }
            return Connections.of(store.database).open();
        };
        try (HeadListener listener = listening(connections, NEVER)) {
            await().atMost(GENEROUS).until(listener::hears);
        }
    }

    @Test
    void aListenerKnowsWhetherTheStoreAnswers() throws Exception {
        AtomicBoolean reachable = new AtomicBoolean(true);
        Connections connections = () -> {
            if (!reachable.get()) {
                throw new SQLException("refused", "08001");
            }
            return Connections.of(store.database).open();
        };
        try (HeadListener listener = listening(connections, Duration.ofMillis(100))) {
            await().atMost(GENEROUS).until(listener::hears);
            reachable.set(false);
            store.cutThemOff();
            await().atMost(GENEROUS).until(() -> !listener.hears());
            reachable.set(true);
            await().atMost(GENEROUS).until(listener::hears);
        }
    }

    @Test
    void aListenerEndsWhenClosedAndCanBeStartedAgain() throws Exception {
        HeadListener listener = listening(NEVER);
        listener.close();
        await().atMost(GENEROUS).until(() -> sessions() == 0);

        listener.start();
        try (listener;
                Appender elsewhere = store.startAppender()) {
            elsewhere.append(aUnit("one").writing("a", 0).build()).join();
            assertThat(signal.await(0, GENEROUS)).isTrue();
        }
    }

    @Test
    void theHeadIsReadFromTheStoreItself() {
        assertThat(signal.stored()).isEqualTo(-1);
        try (Appender elsewhere = store.startAppender()) {
            elsewhere.append(aUnit("one").writing("a", 0, 1).build()).join();
        }

        assertThat(signal.stored()).isEqualTo(1);
        assertThat(signal.known()).as("nobody has told").isEqualTo(-1);
    }

    private HeadListener listening(Duration silence) {
        return listening(Connections.of(store.database), silence);
    }

    private HeadListener listening(Connections connections, Duration silence) {
        HeadListener listener = new HeadListener(connections, signal, silence);
        listener.start();
        await().atMost(GENEROUS).pollInterval(Duration.ofMillis(10)).until(() -> sessions() == 1);
        return listener;
    }

    private long sessions() {
        return store.asked("select count(*) from pg_stat_activity where application_name = 'keyledger-appender'"
                + " and datname = current_database() and query not like '%pg_advisory%' and state = 'idle'");
    }
}
