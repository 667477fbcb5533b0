package io.keyledger.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class HeldLeaseTest {

    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final long MILLI = 1_000_000;

    private long nanos = 77;
    private long millis = 1_000;
    private final Deque<Long> heldUp = new ArrayDeque<>();
    private final Clocks clocks = new Clocks(() -> nanos, this::wall);
    private final HeldLease lease = new HeldLease(clocks);

    private long wall() {
        if (!heldUp.isEmpty()) {
            pass(heldUp.remove());
        }
        return millis;
    }

    private void pass(long passing) {
        nanos += passing * MILLI;
        millis += passing;
    }

    private void renew() {
        assertThat(lease.extend(lease.generation(), LeaseTerm.beginning(clocks, LEASE)))
                .isTrue();
    }

    @Test
    void nothingHoldsBeforeItIsExtended() {
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void itHoldsForLessThanTheLease() {
        renew();
        pass(1_919);
        assertThat(lease.holds()).isTrue();

        pass(1);

        assertThat(lease.holds()).isFalse();
    }

    @Test
    void itCountsFromBeforeTheRenewalWasAskedFor() {
        LeaseTerm term = LeaseTerm.beginning(clocks, LEASE);
        pass(1_900);
        lease.extend(lease.generation(), term);
        assertThat(lease.holds()).isTrue();

        pass(20);

        assertThat(lease.holds()).isFalse();
    }

    @Test
    void aMachineThatSleptEndsItUntilTheNextRenewal() {
        renew();
        millis += 22;
        assertThat(lease.holds()).isFalse();
        millis -= 22;
        assertThat(lease.holds()).isFalse();

        renew();

        assertThat(lease.holds()).isTrue();
    }

    @Test
    void aWallClockThatIsSetBackEndsIt() {
        renew();
        millis -= 22;

        assertThat(lease.holds()).isFalse();
    }

    @Test
    void aDifferenceOfOnePercentIsTolerated() {
        renew();
        millis += 20;
        assertThat(lease.holds()).isTrue();
        millis -= 40;
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void aThreadThatIsHeldUpBetweenTheClocksIsNoJump() {
        renew();
        heldUp.add(500L);

        assertThat(lease.holds()).isTrue();
        assertThat(lease.holds()).isTrue();
    }

    @Test
    void aThreadThatIsHeldUpWhileTheTermBeginsIsNoJump() {
        heldUp.add(500L);
        renew();

        assertThat(lease.holds()).isTrue();
        pass(1_420);
        assertThat(lease.holds()).isFalse();
    }

    @Test
    void aRenewalUnderWayDoesNotBringBackWhatWasGivenUp() {
        renew();
        long before = lease.generation();
        LeaseTerm term = LeaseTerm.beginning(clocks, LEASE);

        lease.suspendUntilRenewed();

        assertThat(lease.holds()).isFalse();
        assertThat(lease.extend(before, term)).isFalse();
        assertThat(lease.holds()).isFalse();
    }
}
