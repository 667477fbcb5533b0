package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumTest {

    @Test
    void thePublishedSampleOfTheSchemeHolds() {
        String sample = "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".substring("ghp_".length());

        assertThat(checksumOf(sample.substring(0, 30))).isEqualTo(sample.substring(30));
    }

    @Test
    void aSmallChecksumIsPaddedWithZeroes() {
        assertThat(checksumOf("0".repeat(42) + "x")).isEqualTo("00LcPl");
    }

    private static String checksumOf(String characters) {
        return Checksum.of(characters.getBytes(StandardCharsets.US_ASCII));
    }
}
