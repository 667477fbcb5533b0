package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.RANDOM;
import static io.keyledger.secrets.Samples.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.keyledger.events.Environment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextsTest {

    private static final String TAIL = RANDOM + "37cCQ0";
    private static final String NO_SECRET = "kl_live_" + RANDOM + "37cCQ1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "my key: " + TEXT + ", keep it",
                "https://example.org/?key=" + TEXT + "&x=1",
                "x" + TEXT + "y",
                "two\n" + TEXT,
                "acme0_test_" + TAIL,
                "ACME_live_" + TAIL,
                "_live_" + TAIL,
                "_live_test_" + TAIL,
                NO_SECRET + TEXT,
                NO_SECRET + "_live_" + TAIL,
                NO_SECRET + " " + NO_SECRET + " " + TEXT
            })
    void aSecretIsFoundWhateverStandsAroundIt(String text) {
        assertThat(SecretTexts.isOneIn(text)).isTrue();
        assertThat(SecretTexts.isOneIn(new StringBuilder(text))).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGeneratedIsFound(Environment environment) {
        String secret = new SecretGenerator("acme").generate(environment).reveal();

        assertThat(SecretTexts.isOneIn(secret)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kl_live_",
                "kl_live_…cCQ0",
                "rotate kl_live_ keys every year",
                RANDOM,
                "kl_prod_" + TAIL,
                "kl-live-" + TAIL,
                "kl_live_" + RANDOM,
                "kl_live_" + RANDOM + "37cCQ",
                NO_SECRET
            })
    void whatIsNoSecretIsNotFound(String text) {
        assertThat(SecretTexts.isOneIn(text)).isFalse();
    }

    /** Were a text searched again from each place of each attempt, these would take minutes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "_",
                "_live_",
                "_live_test",
                "a",
                "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ",
                "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ1"
            })
    void aLongTextIsSearchedInTimeProportionalToItsLength(String part) {
        String text = part.repeat(1_000_000 / part.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(SecretTexts.isOneIn(text)).isFalse());
    }

    @Test
    void aSecretAtTheEndOfALongTextIsFound() {
        assertThat(SecretTexts.isOneIn("_live_".repeat(100_000) + TEXT)).isTrue();
    }
}
