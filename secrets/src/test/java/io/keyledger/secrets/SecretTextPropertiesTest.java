package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Environment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SecretTextPropertiesTest {

    @Property
    void whatIsGeneratedCanBeParsed(
            @ForAll("prefixes") String prefix, @ForAll Environment environment, @ForAll @Size(32) byte[] bits) {
        SecretText made = SecretText.of(prefix, environment, Base62.encode(bits, 43));

        assertThat(SecretText.parse(made.reveal())).hasValueSatisfying(parsed -> {
            assertThat(parsed.reveal()).isEqualTo(made.reveal());
            assertThat(parsed.prefix()).isEqualTo(prefix);
            assertThat(parsed.environment()).isEqualTo(environment);
            assertThat(parsed.random()).isEqualTo(made.random());
        });
    }

    @Property
    void anyChangedCharacterAfterThePrefixIsRejected(
            @ForAll @Size(32) byte[] bits,
            @ForAll @IntRange(min = 2, max = 56) int position,
            @ForAll("typed") char typed) {
        String text =
                SecretText.of("kl", Environment.LIVE, Base62.encode(bits, 43)).reveal();
        Assume.that(text.charAt(position) != typed);

        assertThat(SecretText.parse(changed(text, position, typed))).isEmpty();
    }

    @Property
    void aChangedCharacterOfThePrefixNeverPassesForTheSamePrefix(
            @ForAll @IntRange(max = 1) int position, @ForAll("typed") char typed) {
        Optional<SecretText> parsed = SecretText.parse(changed(Samples.TEXT, position, typed));

        Assume.that(Samples.TEXT.charAt(position) != typed);
        assertThat(parsed.map(SecretText::prefix)).isNotEqualTo(Optional.of("kl"));
    }

    @Property
    void twoNeighboursSwappedAreRejected(
            @ForAll @Size(32) byte[] bits, @ForAll @IntRange(min = 2, max = 55) int position) {
        String text =
                SecretText.of("kl", Environment.TEST, Base62.encode(bits, 43)).reveal();
        Assume.that(text.charAt(position) != text.charAt(position + 1));

        String swapped =
                changed(changed(text, position, text.charAt(position + 1)), position + 1, text.charAt(position));

        assertThat(SecretText.parse(swapped)).isEmpty();
    }

    @Property
    void noTextMakesTheParserThrow(@ForAll String presented) {
        assertThat(SecretText.parse(presented)).isEmpty();
    }

    @Property
    void noTextThatAlmostIsASecretMakesTheParserThrow(
            @ForAll("prefixes") String prefix, @ForAll @Size(49) byte[] tail) {
        String presented = prefix + "_live_" + new String(tail, StandardCharsets.ISO_8859_1);

        assertThat(SecretText.parse(presented)).isEmpty();
    }

    private static String changed(String text, int position, char typed) {
        return text.substring(0, position) + typed + text.substring(position + 1);
    }

    @Provide
    Arbitrary<String> prefixes() {
        Arbitrary<String> first = Arbitraries.strings().withCharRange('a', 'z').ofLength(1);
        Arbitrary<String> others = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMaxLength(15);
        return first.flatMap(letter -> others.map(rest -> letter + rest));
    }

    @Provide
    Arbitrary<Character> typed() {
        return Arbitraries.oneOf(
                Arbitraries.chars().alpha(),
                Arbitraries.chars().numeric(),
                Arbitraries.chars().all());
    }
}
