package io.keyledger.standalone.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriedNamesTest {

    private static final String HOME = "192.0.2.1";

    private final TestClock clock = new TestClock(Instant.parse("2030-01-01T12:00:00Z"));
    private final TriedNames names = new TriedNames(LockoutPolicy.USUAL, clock);

    @Test
    void aSourceMayGetTwentyNamesWrongInAQuarterOfAnHour() {
        for (int i = 1; i < 20; i++) {
            assertThat(names.failed(guess("name " + i, HOME))).isFalse();
        }
        assertThat(names.failed(guess("name 20", HOME))).as("the last one").isTrue();
        assertThat(names.mayTry(guess("name 21", HOME))).isFalse();
        assertThat(names.mayTry(guess("name 7", HOME))).isTrue();

        clock.forward(Duration.ofMinutes(15));
        assertThat(names.mayTry(guess("name 21", HOME))).isTrue();
    }

    @Test
    void theSameNameCountsOnce() {
        for (int i = 0; i < 100; i++) {
            names.failed(guess("an outdated program", HOME));
        }
        assertThat(names.mayTry(guess("owner", HOME))).isTrue();
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        useUp(HOME);
        clock.forward(Duration.ofMinutes(14));
        assertThat(names.failed(guess("one more", HOME))).isFalse();
        clock.forward(Duration.ofMinutes(1));
        for (int i = 1; i < 20; i++) {
            names.failed(guess("another " + i, HOME));
        }
        assertThat(names.mayTry(guess("owner", HOME))).isTrue();
    }

    @Test
    void oneSourcesNamesAreNoOthers() {
        useUp(HOME);
        assertThat(names.mayTry(guess("owner", "192.0.2.2"))).isTrue();
    }

    @Test
    void theAddressesOfOneNetworkAreOneSource() {
        useUp("2001:db8:1:2::1");
        assertThat(names.mayTry(guess("owner", "2001:db8:1:2:ffff:ffff:ffff:ffff%eth0")))
                .isFalse();
        assertThat(names.mayTry(guess("owner", "2001:db8:1:3::1"))).isTrue();
    }

    @Test
    void onlySoManySourcesAreRemembered() {
        int most = LockoutPolicy.USUAL.sources();
        for (int i = 0; i < most + 100; i++) {
            names.failed(guess("owner", "10.0." + i / 256 + "." + i % 256));
        }
        assertThat(names.size()).isEqualTo(most);
    }

    private void useUp(String source) {
        for (int i = 1; i <= 20; i++) {
            names.failed(guess("name " + i, source));
        }
        assertThat(names.mayTry(guess("owner", source))).isFalse();
    }

    private static Guess guess(String name, String address) {
        return Guess.of(null, name, address);
    }
}
