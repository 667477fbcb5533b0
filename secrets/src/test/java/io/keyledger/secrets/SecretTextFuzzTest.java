package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Reads what the seeds say; with JAZZER_FUZZ=1 in the environment, whatever a fuzzer thinks of after them. */
class SecretTextFuzzTest {

    @FuzzTest(maxDuration = "5m")
    void noTextIsMisread(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);

        SecretText.parse(text).ifPresent(secret -> {
            String random = new String(secret.random(), StandardCharsets.US_ASCII);
            assertThat(SecretText.of(secret.prefix(), secret.environment(), random)
                            .reveal())
                    .isEqualTo(text);
            assertThat(secret.toString())
                    .isEqualTo(text.substring(0, text.lastIndexOf('_') + 1) + "…" + text.substring(text.length() - 4));
        });
        assertThat(SecretText.parse(text).isPresent()).isEqualTo(WrittenRule.allows(text));
        assertThat(SecretTexts.isOneIn(text)).isEqualTo(WrittenRule.findsOneIn(text));
    }
}
