package io.keyledger.standalone.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.InstallationDatabase;
import io.keyledger.standalone.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FailedLoginsTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private static final JdbcClient database = InstallationDatabase.fresh();

    private final TestClock clock = new TestClock(NOON);
    private final FailedLogins failures = new FailedLogins(database, LockoutPolicy.USUAL, clock);
    private final Account alice = Account.person(UUID.randomUUID().toString());

    @Test
    void theFifthFailureInARowRefusesTheAccountForAMinute() {
        fail(4);
        assertThat(failures.count(alice, true)).hasValueSatisfying(fifth -> {
            assertThat(fifth.failures()).isEqualTo(5);
            assertThat(fifth.refusedUntil()).isEqualTo(NOON.plusSeconds(60));
        });
        assertRefused();
        clock.forward(Duration.ofSeconds(59));
        assertRefused();
        clock.forward(Duration.ofSeconds(1));
        assertThat(failures.count(alice, false)).isPresent();
    }

    @Test
    void eachFurtherFailureDoublesTheTimeUpToAQuarterOfAnHour() {
        fail(4);
        for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            assertThat(failures.count(alice, true).orElseThrow().refusedUntil())
                    .isEqualTo(clock.instant().plus(Duration.ofMinutes(minutes)));
            clock.forward(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void whatIsTriedWhileTheAccountIsRefusedProlongsNothing() {
        fail(5);
        for (int i = 0; i < 20; i++) {
            assertRefused();
        }
        clock.forward(Duration.ofMinutes(1));
        assertThat(failures.count(alice, false)).isPresent();
    }

    @Test
    void aSuccessEndsTheRow() {
        fail(4);
        assertThat(failures.count(alice, false)).isPresent();
        fail(4);
        assertThat(failures.count(alice, false)).isPresent();
    }

    @Test
    void failuresOfMoreThanADayAgoAreForgotten() {
        fail(4);
        clock.forward(Duration.ofDays(1));
        assertThat(failures.count(alice, true).orElseThrow().failures()).isOne();
    }

    @Test
    void aProcessStartedLaterCountsOn() {
        fail(5);
        FailedLogins other = new FailedLogins(database, LockoutPolicy.USUAL, clock);
        assertThat(other.count(alice, false)).isEmpty();
    }

    @Test
    void anAttemptOvertakenByALaterOneIsNotTakenForRefused() {
        FailedLogins behind = new FailedLogins(database, LockoutPolicy.USUAL, new TestClock(NOON.minusSeconds(1)));
        assertThat(failures.count(alice, false)).isPresent();
        assertThat(behind.count(alice, false)).isPresent();
        fail(1);
        assertThat(behind.count(alice, false)).isPresent();
    }

    @Test
    void oneAccountsFailuresAreNoOthers() {
        fail(5);
        Account bob = Account.person(UUID.randomUUID().toString());
        assertThat(failures.count(bob, false)).isPresent();
    }

    @Test
    void ofManyGuessesAtOnceNoMoreCountThanOneByOne() throws Exception {
        List<Optional<FailedLogins.Standing>> outcomes = atOnce(40, () -> failures.count(alice, true));

        assertThat(outcomes.stream().flatMap(Optional::stream).map(FailedLogins.Standing::failures))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertRefused();
    }

    @Test
    void fewerGuessesAtOnceAreAllCounted() throws Exception {
        atOnce(4, () -> failures.count(alice, true));
        assertThat(failures.count(alice, true).orElseThrow().failures()).isEqualTo(5);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(failures.count(alice, true)).isPresent();
        }
    }

    private void assertRefused() {
        assertThat(failures.count(alice, true)).isEmpty();
        assertThat(failures.count(alice, false)).isEmpty();
    }

    private static <T> List<T> atOnce(int times, Callable<T> attempt) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<T>> all = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> attempt).toList());
            return all.stream().map(Future::resultNow).toList();
        }
    }
}
