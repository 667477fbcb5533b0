package io.keyledger.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.StoreUnavailable;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ValidatorLeaseTest {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final LeaseDatabase leases = new LeaseDatabase();
    private final FakeStore store = new FakeStore(7);
    private TestValidator validator = new TestValidator(leases, store, 7, LEASE);

    @AfterEach
    void stop() {
        validator.close();
    }

    @Test
    void aValidatorThatHasCaughtUpAnswers() {
        assertThat(validator.lease.holds()).isFalse();

        validator.serving();

        assertThat(validator.row().applied()).isEqualTo(7);
        assertThat(validator.row().lease()).isEqualTo(LEASE);
        assertThat(validator.row().state()).isEqualTo(Validator.State.ALIVE);
    }

    @Test
    void nobodyHasToWaitForOneThatHasNotCaughtUp() {
        validator = new TestValidator(leases, store, 6, LEASE).start();
        await().during(Duration.ofMillis(500))
                .atMost(TestValidator.PATIENCE)
                .until(() -> !validator.isRegistered() && !validator.lease.holds());

        validator.validation.apply(7);

        validator.awaitHeld();
    }

    @Test
    void theLeaseIsRenewedAgainAndAgain() {
        UUID incarnation = validator.serving().incarnationNow();

        await().during(LEASE.multipliedBy(2))
                .atMost(TestValidator.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(validator.lease::holds);

        assertThat(validator.incarnationNow()).isEqualTo(incarnation);
        assertThat(validator.row().renewedAt())
                .isAfter(validator.row().joinedAt().plus(LEASE));
    }

    @Test
    void eachAdvanceIsReported() {
        validator.serving();

        for (long position = 8; position < 20; position++) {
            validator.validation.apply(position);
            store.head.set(position);
            long reported = position;
            await().atMost(TestValidator.PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> validator.row().applied() == reported);
        }
    }

    @Test
    void oneThatIsForgottenComesBackAsAnother() {
        UUID incarnation = validator.serving().incarnationNow();

        leases.sql("delete from enforcement.validator_lease");

        await().atMost(TestValidator.PATIENCE)
                .until(() -> validator.isRegistered()
                        && !validator.incarnationNow().equals(incarnation)
                        && validator.lease.holds());
    }

    @Test
    void oneThatDoesNotGoOnApplyingStopsAndIsNotWaitedFor() {
        validator.serving();

        store.head.set(8);

        validator.awaitLost();
        await().atMost(TestValidator.PATIENCE).until(() -> !validator.isRegistered());
        validator.validation.apply(8);
        validator.awaitHeld();
    }

    @Test
    void oneThatIsCutOffStopsWithinItsLeaseAndComesBack() {
        validator.serving();
        long before = System.nanoTime();

        leases.cut();
        validator.awaitLost();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LEASE);
        assertThat(validator.row().state()).isEqualTo(Validator.State.ALIVE);
        await().atMost(TestValidator.PATIENCE).until(() -> validator.row().state() == Validator.State.RUN_OUT);
        leases.mend();
        validator.awaitHeld();
    }

    @Test
    void oneWhoseHeadCannotBeReadStops() {
        validator.serving();

        store.read = () -> {
            throw new StoreUnavailable("Cut off");
        };

        validator.awaitLost();
        store.read = () -> {};
        validator.awaitHeld();
    }

    @Test
    void oneThatIsAheadOfTheStoreStopsForGood() {
        validator.serving();

        store.head.set(6);

        validator.awaitLost();
        await().atMost(TestValidator.PATIENCE).until(() -> !validator.isRegistered());
        store.head.set(7);
        await().during(LEASE).atMost(TestValidator.PATIENCE).until(() -> !validator.lease.holds());
    }

    @Test
    void oneThatIsSuspendedComesBackAsAnotherOnceItHasCaughtUp() {
        UUID incarnation = validator.serving().incarnationNow();
        validator.validation.apply(-1);

        validator.lease.suspendUntilRenewed();

        assertThat(validator.lease.holds()).isFalse();
        await().atMost(TestValidator.PATIENCE).until(() -> !validator.isRegistered());
        validator.validation.apply(7);
        validator.awaitHeld();
        assertThat(validator.incarnationNow()).isNotEqualTo(incarnation);
    }

    @Test
    void aMachineThatSleptGoesOnAfterTheNextRenewal() {
        validator.serving();
        UUID incarnation = validator.incarnationNow();

        validator.jump.addAndGet(500);

        assertThat(validator.lease.holds()).isFalse();
        validator.awaitHeld();
        assertThat(validator.incarnationNow()).isEqualTo(incarnation);
    }

    @Test
    void oneThatShutsDownIsNotWaitedForAndComesBackAsAnother() {
        UUID incarnation = validator.serving().incarnationNow();

        validator.stop();

        assertThat(validator.isRunning()).isFalse();
        assertThat(validator.lease.holds()).isFalse();
        assertThat(validator.isRegistered()).isFalse();
        validator.serving();
        assertThat(validator.isRunning()).isTrue();
        assertThat(validator.incarnationNow()).isNotEqualTo(incarnation);
        validator.validation.apply(8);
        await().atMost(TestValidator.PATIENCE).until(() -> validator.row().applied() == 8);
    }

    @Test
    void whatRanOutLongAgoIsRemovedAndWhatAnotherRunOfTheDatabaseWroteIsNot() {
        leases.row(1, 3, LEASE);
        leases.row(2, 3, Duration.ofMinutes(1));
        leases.sql("update enforcement.validator_lease set renewed_at = clock_timestamp() - interval '1 hour'");
        leases.sql("update enforcement.validator_lease set epoch = 'another' where name = 'validator 2'");

        validator.serving();

        await().atMost(TestValidator.PATIENCE)
                .untilAsserted(() -> assertThat(leases.validators.all())
                        .extracting(Validator::name, Validator::state)
                        .containsExactlyInAnyOrder(
                                tuple(validator.name, Validator.State.ALIVE),
                                tuple("validator 2", Validator.State.ALIVE)));
    }
}
