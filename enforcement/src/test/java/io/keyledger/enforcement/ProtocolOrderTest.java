package io.keyledger.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The steps of the protocol come in the order that its argument rests on. */
class ProtocolOrderTest {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final LeaseDatabase leases = new LeaseDatabase();
    private final FakeStore store = new FakeStore(7);

    @Test
    void theRowIsCommittedBeforeTheHeadIsRead() {
        List<Boolean> registered = Collections.synchronizedList(new ArrayList<>());
        try (TestValidator validator = new TestValidator(leases, store, 7, LEASE)) {
            store.read = () -> registered.add(validator.isRegistered());

            validator.serving();

            assertThat(registered).containsExactly(false, true);
        }
    }

    @Test
    void aRenewalIsCommittedBeforeTheHeadIsRead() {
        try (TestValidator validator = new TestValidator(leases, store, 7, LEASE).serving()) {
            leases.sql("update enforcement.validator_lease set renewed_at = clock_timestamp() - interval '1 hour'");
            CompletableFuture<Validator.State> seen = new CompletableFuture<>();
            store.read = () -> seen.complete(validator.row().state());

            assertThat(seen.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(Validator.State.ALIVE);
        }
    }

    @Test
    void nothingIsAnsweredBeforeTheHeadIsApplied() {
        try (TestValidator validator = new TestValidator(leases, store, 7, LEASE)) {
            store.read = () -> {
                if (validator.isRegistered()) {
                    store.head.set(8);
                }
            };
            validator.start();
            await().atMost(TestValidator.PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(validator::isRegistered);
            await().during(Duration.ofMillis(300))
                    .atMost(TestValidator.PATIENCE)
                    .until(() -> !validator.lease.holds());

            validator.validation.apply(8);

            validator.awaitHeld();
        }
    }

    @Test
    void theLeaseEndsBeforeTheRowIsTakenAway() throws InterruptedException {
        try (TestValidator validator = new TestValidator(leases, store, 7, LEASE).serving()) {
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Thread holding = Thread.ofVirtual()
                    .start(() -> leases.run(connection -> {
                        connection.setAutoCommit(false);
                        try (var statement = connection.createStatement()) {
                            statement.execute("select * from enforcement.validator_lease for update");
                            locked.countDown();
                            release.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        connection.rollback();
                    }));
            locked.await();

            Thread stopping = Thread.ofVirtual().start(validator::stop);

            validator.awaitLost();
            assertThat(validator.isRegistered()).isTrue();
            release.countDown();
            stopping.join();
            holding.join();
            assertThat(validator.isRegistered()).isFalse();
        }
    }

    @Test
    void whatIsEnforcedIsAppliedByEveryOneThatMayAnswer() {
        Enforcement enforcement = new Enforcement(
                new LeaseWatch(leases.validators, LeaseWatch.SAFETY_NET),
                LeaseConnections.of(leases.database, LEASE),
                Clock.systemUTC(),
                Duration.ofSeconds(20),
                new EnforcementTimes(new SimpleMeterRegistry()));
        enforcement.start();
        try (TestValidator one = new TestValidator(leases, store, 7, LEASE).serving();
                TestValidator other = new TestValidator(leases, store, 7, LEASE).serving()) {
            store.head.set(8);
            CompletableFuture<Enforced> enforced = CompletableFuture.supplyAsync(() -> enforcement.await(8));
            one.validation.apply(8);
            await().during(Duration.ofMillis(300))
                    .atMost(TestValidator.PATIENCE)
                    .until(() -> !enforced.isDone());

            other.validation.apply(8);

            assertThat(enforced.orTimeout(20, TimeUnit.SECONDS).join().validators())
                    .isEqualTo(2);
        } finally {
            enforcement.stop();
        }
    }

    /** Nothing is heard from the database here, and nobody looks by himself before patience is over. */
    @Test
    void aReportOfTheSameProcessIsNoticedAtOnce() {
        LeaseConnections none = () -> {
            throw new SQLException("There is none");
        };
        Enforcement enforcement = new Enforcement(
                new LeaseWatch(leases.validators, TestValidator.PATIENCE.multipliedBy(3)),
                none,
                Clock.systemUTC(),
                TestValidator.PATIENCE,
                new EnforcementTimes(new SimpleMeterRegistry()));
        enforcement.start();
        try (TestValidator validator = new TestValidator(leases, store, 7, LEASE, enforcement::heard).serving()) {
            store.head.set(8);
            CompletableFuture<Enforced> enforced = CompletableFuture.supplyAsync(() -> enforcement.await(8));
            await().during(Duration.ofMillis(300))
                    .atMost(TestValidator.PATIENCE)
                    .until(() -> !enforced.isDone());

            validator.validation.apply(8);

            assertThat(enforced.join().validators()).isEqualTo(1);
        } finally {
            enforcement.stop();
        }
    }
}
