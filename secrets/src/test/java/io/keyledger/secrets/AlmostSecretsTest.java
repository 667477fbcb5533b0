package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Environment;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class AlmostSecretsTest {

    @Property
    void aTextIsASecretIfAndOnlyIfItIsWhatIsMadeOfItsParts(@ForAll("almostSecrets") String text) {
        boolean isOne = SecretText.parse(text).isPresent();

        Statistics.collect(isOne);
        assertThat(isOne).isEqualTo(WrittenRule.allows(text));
        assertThat(SecretTexts.isOneIn(text)).isEqualTo(WrittenRule.findsOneIn(text));
    }

    @Property
    void aCharacterLeftOutOrPutInIsRejected(
            @ForAll @Size(32) byte[] bits, @ForAll @IntRange(min = 2, max = 56) int position, @ForAll char typed) {
        String text =
                SecretText.of("kl", Environment.LIVE, Base62.encode(bits, 43)).reveal();

        assertThat(SecretText.parse(text.substring(0, position) + text.substring(position + 1)))
                .isEmpty();
        assertThat(SecretText.parse(text.substring(0, position) + typed + text.substring(position)))
                .isEmpty();
    }

    /** Each part right most of the time, so that texts are wrong in one place only, or in none. */
    @Provide
    Arbitrary<String> almostSecrets() {
        Arbitrary<String> random =
                Arbitraries.bytes().array(byte[].class).ofSize(32).map(bits -> Base62.encode(bits, 43));
        return Combinators.combine(
                        mostly(
                                Arbitraries.of("kl", "k", "abcdefghij012345"),
                                "",
                                "Kl",
                                "0k",
                                "abcdefghij0123456",
                                "k_"),
                        mostly(Arbitraries.of("live", "test"), "", "LIVE", "prod", "liv", "lıve"),
                        mostly(random, "", "0", "ä".repeat(43), "0".repeat(42), "0".repeat(44)),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))))
                .as((prefix, environment, digits, right) ->
                        prefix + "_" + environment + "_" + digits + (right ? checksum(digits) : "000000"));
    }

    private static Arbitrary<String> mostly(Arbitrary<String> right, String... wrong) {
        return Arbitraries.frequencyOf(Tuple.of(6, right), net.jqwik.api.Tuple.of(1, Arbitraries.of(wrong)));
    }

    private static String checksum(String digits) {
        return Checksum.of(digits.getBytes(StandardCharsets.UTF_8));
    }
}
