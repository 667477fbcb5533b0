package io.keyledger.command.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.command.refusal.InvalidOverlap;
import io.keyledger.events.RotationPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapTest {

    private static final RotationPolicy STRICT =
            new RotationPolicy(Duration.ofDays(30), Duration.ofMinutes(5), Duration.ofHours(36));

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.001S", "PT24H", "P30D"})
    void fromNothingToWhatThePolicyAllows(String text) {
        assertThat(Overlap.under(RotationPolicy.USUAL, new Overlap(Duration.parse(text))))
                .isEqualTo(Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P30DT0.001S", "P31D", "PT2562047788015215H"})
    void moreThanThePolicyAllowsIsRefused(String text) {
        Overlap asked = new Overlap(Duration.parse(text));

        assertThatExceptionOfType(InvalidOverlap.class)
                .isThrownBy(() -> Overlap.under(RotationPolicy.USUAL, asked))
                .withMessage("overlap must be between PT0S and P30D");
    }

    @Test
    void theOrganizationsOwnPolicyCounts() {
        Overlap asked = new Overlap(Duration.ofHours(37));

        assertThatExceptionOfType(InvalidOverlap.class)
                .isThrownBy(() -> Overlap.under(STRICT, asked))
                .withMessage("overlap must be between PT0S and PT36H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT-1H"})
    void itNeverEndsBeforeItBegins(String text) {
        assertThatExceptionOfType(InvalidOverlap.class).isThrownBy(() -> new Overlap(Duration.parse(text)));
    }

    @Test
    void lessThanAMillisecondIsNothing() {
        assertThat(new Overlap(Duration.ofNanos(999_999))).isEqualTo(Overlap.NONE);
    }

    @Test
    void whoAsksForNothingGetsWhatIsUsualThere() {
        assertThat(Overlap.under(RotationPolicy.USUAL, null)).isEqualTo(Duration.ofDays(1));
        assertThat(Overlap.under(STRICT, null)).isEqualTo(Duration.ofMinutes(5));
    }
}
