package io.keyledger.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnforcementTest {

    private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LeaseDatabase leases = new LeaseDatabase();
    private Enforcement enforcement = start(LeaseWatch.SAFETY_NET, PATIENCE);

    private Enforcement start(Duration safetyNet, Duration timeout) {
        Enforcement starting = new Enforcement(
                new LeaseWatch(leases.validators, safetyNet),
                leases.cable(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                timeout,
                new EnforcementTimes(new SimpleMeterRegistry()));
        starting.start();
        return starting;
    }

    private void restart(Duration safetyNet, Duration timeout) {
        enforcement.stop();
        enforcement = start(safetyNet, timeout);
    }

    @AfterEach
    void stop() {
        enforcement.stop();
    }

    private CompletableFuture<Enforced> enforcing(long position) {
        return CompletableFuture.supplyAsync(() -> enforcement.await(position));
    }

    /** Still waiting after the leases were read several times. */
    private static void assertWaits(CompletableFuture<Enforced> waiting) {
        await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> !waiting.isDone());
    }

    @Test
    void withoutValidatorsNobodyIsWaitedFor() {
        Enforced enforced = enforcement.await(5);

        assertThat(enforced.position()).isEqualTo(5);
        assertThat(enforced.at()).isEqualTo(NOW);
        assertThat(enforced.validators()).isZero();
    }

    @Test
    void everyValidatorIsWaitedFor() {
        UUID one = leases.row(1, 4, LONG);
        UUID other = leases.row(2, 3, LONG);
        CompletableFuture<Enforced> waiting = enforcing(5);
        assertWaits(waiting);
        leases.report(one, 5);
        assertWaits(waiting);

        leases.report(other, 6);

        assertThat(waiting.join().validators()).isEqualTo(2);
        assertThat(enforcement.await(5).validators()).isEqualTo(2);
    }

    @Test
    void aReportWakesWhoeverWaitsForIt() {
        restart(LONG, PATIENCE);
        UUID one = leases.row(1, 4, LONG);
        CompletableFuture<Enforced> waiting = enforcing(5);
        assertWaits(waiting);

        leases.report(one, 5);

        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().validators()).isEqualTo(1);
    }

    @Test
    void aDeadValidatorIsWaitedForUntilItsLeaseHasRunOutAndNoLonger() {
        Duration lease = Duration.ofSeconds(2);
        long before = System.nanoTime();
        leases.row(1, 4, lease);

        Enforced enforced = enforcement.await(5);

        assertThat(enforced.validators()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(lease.multipliedBy(101).dividedBy(100));
        assertThat(enforced.elapsed()).isLessThan(lease.multipliedBy(2));
        assertThat(enforcement.await(6).elapsed()).isLessThan(lease.dividedBy(2));
    }

    @Test
    void aDeadValidatorThatHadConfirmedIsNotWaitedFor() {
        leases.row(1, 5, LONG);

        assertThat(enforcement.await(5).validators()).isEqualTo(1);
    }

    @Test
    void oneWhoseLeaseRanOutIsNotAmongThoseThatConfirmed() {
        leases.row(1, 5, LONG);
        leases.row(2, 5, LONG);
        leases.sql("update enforcement.validator_lease set renewed_at = renewed_at - interval '1 day'"
                + " where name = 'validator 1'");

        assertThat(enforcement.await(5).validators()).isEqualTo(1);
    }

    @Test
    void oneThatRegistersMeanwhileIsNotWaitedFor() {
        UUID one = leases.row(1, 4, LONG);
        CompletableFuture<Enforced> waiting = enforcing(5);
        assertWaits(waiting);

        leases.row(2, 4, LONG);
        leases.report(one, 5);

        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().validators()).isEqualTo(1);
    }

    @Test
    void oneThatHasLeftIsNotWaitedFor() {
        UUID one = leases.row(1, 4, LONG);
        CompletableFuture<Enforced> waiting = enforcing(5);
        assertWaits(waiting);

        leases.run(connection -> LeaseTable.leave(connection, one));

        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().validators()).isZero();
    }

    @Test
    void aLeaseThatAnotherRunOfTheDatabaseWroteDownCountsFromNowOn() {
        Duration lease = Duration.ofSeconds(2);
        leases.row(1, 4, lease);
        leases.sql("update enforcement.validator_lease set epoch = '00000001/1',"
                + " renewed_at = clock_timestamp() - interval '1 hour'");

        Enforced enforced = enforcement.await(5);

        assertThat(enforced.elapsed()).isBetween(lease, lease.multipliedBy(2));
    }

    @Test
    void whatIsNotConfirmedInTimeIsPendingAndCanBeWaitedForAgain() {
        restart(LeaseWatch.SAFETY_NET, Duration.ofMillis(300));
        UUID one = leases.row(1, 4, LONG);

        assertThatThrownBy(() -> enforcement.await(5))
                .isInstanceOfSatisfying(
                        EnforcementPending.class,
                        pending -> assertThat(pending.position()).isEqualTo(5));
        leases.report(one, 5);

        restart(LeaseWatch.SAFETY_NET, PATIENCE);
        assertThat(enforcement.await(5).validators()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsPending() {
        restart(LeaseWatch.SAFETY_NET, Duration.ofMillis(500));
        leases.asOwner("alter table enforcement.validator_lease rename to gone");

        assertThatThrownBy(() -> enforcement.await(5)).isInstanceOf(EnforcementPending.class);
    }

    @Test
    void oneWhoIsInterruptedKnowsOfNoEnforcement() {
        leases.row(1, 4, LONG);
        Thread caller = Thread.currentThread();
        Thread interrupting = Thread.ofVirtual().start(() -> {
            await().atMost(PATIENCE).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
            caller.interrupt();
        });

        assertThatThrownBy(() -> enforcement.await(5)).isInstanceOf(EnforcementPending.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupting).isNotNull();
    }

    @Test
    void itGoesOnAfterARestart() {
        restart(LONG, PATIENCE);
        enforcement.stop();
        assertThat(enforcement.isRunning()).isFalse();
        enforcement.start();
        UUID one = leases.row(1, 4, LONG);
        CompletableFuture<Enforced> waiting = enforcing(5);
        assertWaits(waiting);

        leases.report(one, 5);

        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().validators()).isEqualTo(1);
    }

    @Test
    void manyWaitAtOnce() {
        UUID one = leases.row(1, 4, LONG);
        CompletableFuture<Enforced> early = enforcing(5);
        CompletableFuture<Enforced> late = enforcing(9);
        leases.report(one, 5);
        assertThat(early.orTimeout(10, TimeUnit.SECONDS).join().position()).isEqualTo(5);
        assertWaits(late);

        leases.report(one, 9);

        assertThat(late.orTimeout(10, TimeUnit.SECONDS).join().position()).isEqualTo(9);
    }
}
