package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutageTest {

    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private final TestStore store = TestStore.fresh();

    @ParameterizedTest
    @EnumSource(AppendStep.class)
    void aConnectionLostAfterAnyStepLosesNothingAndStoresNothingTwice(AppendStep step) {
        AtomicInteger cuts = new AtomicInteger();
        try (Appender appender = store.startAppender(at(step, 3, store::cutThemOff, cuts))) {
            List<CompletableFuture<Long>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(appender.append(aUnit("u" + i)
                        .writing("s" + i % 4, i / 4)
                        .writing("own" + i, 0)
                        .build()));
                if (i < 5) {
                    answers.get(i).join();
                }
            }
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isNotNegative());

            StoredLog log = store.log().isIntact();
            assertThat(cuts).hasValue(3);
            for (int i = 0; i < 40; i++) {
                assertThat(log.units()).containsEntry("u" + i, answers.get(i).join());
            }
        }
    }

    /** The server commits, but the answer never arrives: what was stored must not be told as overtaken. */
    @Test
    void aCommitWhoseAnswerWasLostIsFoundAgain() {
        Connections loseTheAnswer = Brittle.over(Connections.of(store.database), Brittle.Break.AFTER_COMMIT, 1);
        try (Appender appender = store.startAppender(loseTheAnswer, Duration.ofSeconds(10), step -> {})) {
            assertThat(appender.append(aUnit("one").writing("a", 0, 1).build()).join())
                    .isEqualTo(1);
            assertThat(appender.append(aUnit("two").writing("a", 2).build()).join())
                    .isEqualTo(2);
        }
        assertThat(store.log().isIntact().units()).containsExactly(Map.entry("one", 1L), Map.entry("two", 2L));
    }

    /** As above, and the next try fails for a reason that is neither the unit's fault nor a lost connection. */
    @Test
    void aCommitWhoseAnswerWasLostIsFoundAgainAlsoIfTheNextTryFails() {
        Connections connections = Brittle.over(
                Brittle.over(Connections.of(store.database), Brittle.Break.AFTER_COMMIT, 1), Brittle.Break.AT_LOCK, 2);
        try (Appender appender = store.startAppender(connections, Duration.ofSeconds(10), step -> {})) {
            assertThat(appender.append(aUnit("one").writing("a", 0).build()).join())
                    .isZero();
        }
        assertThat(store.log().isIntact().unitNames()).containsExactly("one");
    }

    @Test
    void aStoreOutOfReachIsToldOncePatienceIsOver() {
        AtomicBoolean reachable = new AtomicBoolean();
        Connections connections = () -> {
            if (!reachable.get()) {
                throw new SQLException("refused", "08001");
            }
            return Connections.of(store.database).open();
        };
        try (Appender appender = store.startAppender(connections, Duration.ofMillis(300), step -> {})) {
            AppendUnit unit = aUnit("one").writing("a", 0).build();
            assertThatThrownBy(appender.append(unit)::join).hasCauseInstanceOf(StoreUnavailable.class);

            reachable.set(true);
            assertThat(appender.append(unit).join()).isZero();
        }
    }

    @Test
    void duringAnOutageNobodyWaitsAnewForOthersPatience() {
        AtomicInteger attempts = new AtomicInteger();
        Connections refusing = () -> {
            attempts.incrementAndGet();
            throw new SQLException("refused", "08001");
        };
        try (Appender appender = store.startAppender(refusing, Duration.ofMillis(300), step -> {})) {
            assertThatThrownBy(appender.append(aUnit("one").writing("a", 0).build())::join)
                    .hasCauseInstanceOf(StoreUnavailable.class);
            int before = attempts.get();
            assertThatThrownBy(appender.append(aUnit("two").writing("b", 0).build())::join)
                    .hasCauseInstanceOf(StoreUnavailable.class);
            assertThat(attempts.get() - before).isEqualTo(1);
        }
    }

    /** The thread that writes must survive everything, and give the append lock back. */
    @ParameterizedTest
    @EnumSource(AppendStep.class)
    void anUnforeseenErrorAtAnyStepIsToldAndLeavesNothingHalfDone(AppendStep step) {
        AtomicInteger errors = new AtomicInteger();
        Consumer<AppendStep> failing = at(
                step,
                1,
                () -> {
                    throw new AssertionError("unforeseen");
                },
                errors);
        try (Appender appender = store.startAppender(failing);
                Appender another = store.startAppender()) {
            AppendUnit unit = aUnit("one").writing("a", 0).build();
            assertThatThrownBy(appender.append(unit)::join).hasCauseInstanceOf(StoreUnavailable.class);
            assertThat(store.asked("select count(*) from pg_locks where locktype = 'advisory'"
                            + " and database = (select oid from pg_database where datname = current_database())"))
                    .isZero();
            assertThat(another.append(aUnit("other").writing("b", 0).build()).join())
                    .isNotNegative();

            if (step == AppendStep.COMMITTED) {
                assertThatThrownBy(appender.append(unit)::join).hasCauseInstanceOf(ConcurrencyException.class);
            } else {
                assertThat(appender.append(unit).join()).isEqualTo(1);
            }
            assertThat(store.log().isIntact().unitNames()).containsExactlyInAnyOrder("one", "other");
        }
    }

    @Test
    void aListenerThatFailsDoesNotMakeAStoredUnitFail() {
        AppendGroups groups = new AppendGroups(Connections.of(store.database), Duration.ofSeconds(10), step -> {});
        try (Appender appender = new Appender(groups, head -> {
            throw new IllegalStateException("a reader's fault");
        })) {
            appender.start();
            assertThat(appender.append(aUnit("one").writing("a", 0).build()).join())
                    .isZero();
            assertThat(appender.append(aUnit("two").writing("a", 1).build()).join())
                    .isEqualTo(1);
        }
    }

    @Test
    void aListenersErrorDoesNotEndTheWriter() {
        AppendGroups groups = new AppendGroups(Connections.of(store.database), Duration.ofSeconds(10), step -> {});
        try (Appender appender = new Appender(groups, head -> {
            throw new AssertionError("a reader's fault");
        })) {
            appender.start();
            assertThat(appender.append(aUnit("one").writing("a", 0).build()))
                    .succeedsWithin(GENEROUS)
                    .isEqualTo(0L);
            assertThat(appender.append(aUnit("two").writing("a", 1).build()))
                    .succeedsWithin(GENEROUS)
                    .isEqualTo(1L);
            assertThat(appender.writes()).isTrue();
        }
    }

    /** The groups and their session belong to one thread at a time. */
    @Test
    void aWriterThatOutlivesItsClosingEndsBeforeTheNextBegins() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Set<Thread> writers = ConcurrentHashMap.newKeySet();
        AppendGroups groups = new AppendGroups(Connections.of(store.database), Duration.ofSeconds(10), step -> {
            writers.add(Thread.currentThread());
            if (step == AppendStep.COMMITTED && stuck.getCount() > 0) {
                stuck.countDown();
                awaitQuietly(release);
            }
        });
        try (Appender appender = new Appender(groups, head -> {}, Duration.ofMillis(50))) {
            appender.start();
            CompletableFuture<Long> first =
                    appender.append(aUnit("one").writing("a", 0).build());
            assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();
            appender.close();
            appender.start();
            CompletableFuture<Long> second =
                    appender.append(aUnit("two").writing("a", 1).build());
            CompletableFuture<Long> third =
                    appender.append(aUnit("three").writing("a", 2).build());
            assertThat(second).isNotDone();
            assertThat(writers).hasSize(1);

            release.countDown();
            assertThat(first).succeedsWithin(GENEROUS).isEqualTo(0L);
            assertThat(second).succeedsWithin(GENEROUS).isEqualTo(1L);
            assertThat(third).succeedsWithin(GENEROUS).isEqualTo(2L);
            assertThat(writers).hasSize(2);
            assertThat(writers.stream().filter(Thread::isAlive)).hasSize(1);
        }
        store.log().isIntact();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAppenderThatNeverStartedRefuses() {
        AppendGroups groups = new AppendGroups(Connections.of(store.database), Duration.ofSeconds(10), step -> {});
        try (Appender appender = new Appender(groups, head -> {})) {
            assertThatThrownBy(appender.append(aUnit("one").writing("a", 0).build())::join)
                    .hasCauseInstanceOf(StoreUnavailable.class);
        }
    }

    /** A process that freezes while it holds the lock must not keep the others from appending for ever. */
    @Test
    void theServerTakesTheLockFromOneThatFroze() throws Exception {
        try (AppendSession session =
                AppendSession.on(Connections.of(store.database).open())) {
            session.lock(List.of());
            try (Appender appender = store.startAppender()) {
                assertThat(appender.append(aUnit("one").writing("a", 0).build()).join())
                        .isZero();
            }
            assertThatThrownBy(() -> session.lock(List.of())).isInstanceOf(SQLException.class);
        }
    }

    /** Does something each time a step is taken, so many times. */
    private static Consumer<AppendStep> at(AppendStep step, int times, Runnable action, AtomicInteger counter) {
        return taken -> {
            if (taken == step && counter.get() < times) {
                counter.incrementAndGet();
                action.run();
            }
        };
    }
}
