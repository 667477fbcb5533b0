package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.RANDOM;
import static io.keyledger.secrets.Samples.TEXT;
import static io.keyledger.secrets.Samples.aSecret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.keyledger.events.Environment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

    private static final String TAIL = RANDOM + "37cCQ0";

    @Test
    void aSecretTellsItsParts() {
        SecretText secret = aSecret();

        assertThat(secret.prefix()).isEqualTo("kl");
        assertThat(secret.environment()).isEqualTo(Environment.LIVE);
        assertThat(secret.reveal()).isEqualTo(TEXT);
        assertThat(secret.random()).asString().isEqualTo(RANDOM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "k0", "abcdefghij012345"})
    void aPrefixIsUpTo16LettersAndDigits(String prefix) {
        assertThat(SecretText.parse(prefix + "_test_" + TAIL))
                .hasValueSatisfying(secret -> assertThat(secret.prefix()).isEqualTo(prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0k", "Kl", "k-l", "k l", "kĺ", "abcdefghij0123456"})
    void noOtherPrefixPasses(String prefix) {
        assertThat(SecretText.parse(prefix + "_live_" + TAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LIVE", "prod", "liv", "livee", "l_ve"})
    void noOtherEnvironmentPasses(String environment) {
        assertThat(SecretText.parse("kl_" + environment + "_" + TAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "__",
                "kl_live_",
                "kl_live",
                TAIL,
                "live_" + TAIL,
                " " + TEXT,
                TEXT + " ",
                TEXT + "\n",
                TEXT + "0",
                "Bearer " + TEXT,
                "kl_live_" + RANDOM,
                "kl_live_" + RANDOM + "37ccq0",
                "kl_live_" + RANDOM + "37cCQ",
                "kl_live_0" + RANDOM + "37cCQ0"
            })
    void whatIsNotExactlyASecretIsRefused(String presented) {
        assertThat(SecretText.parse(presented)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "_", "?", "é", "\u0000", "𝟘"})
    void noOtherCharacterPassesEvenUnderARightChecksum(String character) {
        String random = character + RANDOM.substring(character.length());
        String checksum = Checksum.of(random.getBytes(StandardCharsets.US_ASCII));

        assertThat(SecretText.parse("kl_live_" + random + checksum)).isEmpty();
    }

    @Test
    void anOverLongTextIsRefusedUpFront() {
        String huge = "k".repeat(100_000_000);

        // Searching it for an underscore a thousand times would take longer by orders of magnitude.
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(SecretText.parse(huge).isPresent()).isFalse();
            }
        });
    }

    @Test
    void aSecretIsMaskedWhereItMightBeLogged() {
        assertThat(aSecret()).hasToString("kl_live_…cCQ0");
        assertThat(SecretText.parse(TEXT)).asString().doesNotContain(RANDOM);
    }

    @Test
    void twoReadingsOfOneTextAreNotCompared() {
        assertThat(aSecret()).isNotEqualTo(aSecret());
    }
}
