package io.keyledger.command.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.command.refusal.InvalidOverlap;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlapTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.001S", "PT24H", "P30D"})
    void fromNothingToThirtyDays(String text) {
        assertThat(new Overlap(Duration.parse(text)).duration()).isEqualTo(Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.000000001S", "PT-1H", "P30DT0.000000001S", "P31D", "PT2562047788015215H"})
    void otherwiseItIsRefused(String text) {
        assertThatExceptionOfType(InvalidOverlap.class)
                .isThrownBy(() -> new Overlap(Duration.parse(text)))
                .withMessage("overlap must be between PT0S and P30D");
    }

    @Test
    void lessThanAMillisecondIsNothing() {
        assertThat(new Overlap(Duration.ofNanos(999_999))).isEqualTo(Overlap.NONE);
    }

    @Test
    void aDayIsUsual() {
        assertThat(Overlap.USUAL.duration()).isEqualTo(Duration.ofDays(1));
    }
}
