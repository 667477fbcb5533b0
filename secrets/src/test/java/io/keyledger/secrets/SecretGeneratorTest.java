package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyledger.events.Environment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretGeneratorTest {

    private final SecretGenerator generator = new SecretGenerator("kl");

    @ParameterizedTest
    @EnumSource
    void aNewSecretIsOneOfThisInstallation(Environment environment) {
        SecretText secret = generator.generate(environment);

        assertThat(secret.reveal()).matches("kl_" + environment + "_[0-9A-Za-z]{49}");
        assertThat(SecretText.parse(secret.reveal()))
                .hasValueSatisfying(parsed -> assertThat(parsed.environment()).isEqualTo(environment));
    }

    @Test
    void tenThousandSecretsAreDistinctAndUseEveryDigitAnywhere() {
        List<String> randoms = secrets(10_000)
                .map(secret -> new String(secret.random(), StandardCharsets.US_ASCII))
                .toList();

        assertThat(randoms).doesNotHaveDuplicates();
        for (int position = 0; position < 43; position++) {
            int at = position;
            // 2^256 is 60.7 × 62^42: the first digit never gets beyond the 61st.
            assertThat(randoms.stream().map(random -> random.charAt(at)).distinct())
                    .as("digits at position %d", position)
                    .hasSize(position == 0 ? 61 : 62);
        }
    }

    @Test
    void threadsThatShareAGeneratorNeverGetTheSameSecret() throws Exception {
        List<String> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<String>> task =
                    () -> secrets(200).map(SecretText::reveal).toList();
            for (Future<List<String>> some :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> task).toList())) {
                made.addAll(some.get());
            }
        }

        assertThat(made).hasSize(16 * 200).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KL", "0kl", "k_l", "abcdefghij0123456"})
    void aPrefixThatCouldNotBeParsedIsRefused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretGenerator(prefix))
                .withMessageContaining("prefix");
    }

    private Stream<SecretText> secrets(int count) {
        return Stream.generate(() -> generator.generate(Environment.LIVE)).limit(count);
    }
}
