package io.keyledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Lag lag = new Lag(Duration.ofSeconds(10));

    @Test
    void whoHasAppliedAllOwesNothing() {
        lag.observe(5, 5, 0);
        assertThat(lag.isTooLong(3600 * SECOND)).isFalse();
    }

    @Test
    void whatIsNotAppliedWithinPatienceIsTooLong() {
        lag.observe(6, 5, 0);
        assertThat(lag.isTooLong(10 * SECOND)).isFalse();
        assertThat(lag.isTooLong(10 * SECOND + 1)).isTrue();
        lag.observe(6, 6, 11 * SECOND);
        assertThat(lag.isTooLong(11 * SECOND)).isFalse();
    }

    @Test
    void whoKeepsUpWithAHeadThatMovesOnIsNeverTooLate() {
        for (long second = 0; second < 60; second++) {
            lag.observe(100 + second, 98 + second, second * SECOND);
            assertThat(lag.isTooLong(second * SECOND)).isFalse();
        }
    }

    @Test
    void whoComesCloserIsLateButNotStuck() {
        for (long second = 0; second < 60; second++) {
            lag.observe(1000, second, second * SECOND);
        }
        assertThat(lag.isTooLong(60 * SECOND)).isTrue();
        assertThat(lag.isStuck(60 * SECOND)).isFalse();
        assertThat(lag.isStuck(70 * SECOND)).isTrue();
    }

    @Test
    void whoHasReachedWhatWasThereAtFirstHasCaughtUpForGood() {
        assertThat(lag.hasCaughtUp()).isFalse();
        lag.observe(10, 3, 0);
        assertThat(lag.hasCaughtUp()).isFalse();
        lag.observe(12, 9, SECOND);
        assertThat(lag.hasCaughtUp()).isFalse();
        lag.observe(20, 10, 2 * SECOND);
        assertThat(lag.hasCaughtUp()).isTrue();
        lag.observe(90, 10, 3 * SECOND);
        assertThat(lag.hasCaughtUp()).isTrue();
    }

    @Test
    void whoBeginsAnewHasToReachWhatIsThereThen() {
        lag.observe(10, 10, 0);
        lag.beginAnew();
        assertThat(lag.hasCaughtUp()).isFalse();
        lag.observe(11, 10, SECOND);
        assertThat(lag.hasCaughtUp()).isFalse();
        lag.observe(11, 11, SECOND);
        assertThat(lag.hasCaughtUp()).isTrue();
    }
}
