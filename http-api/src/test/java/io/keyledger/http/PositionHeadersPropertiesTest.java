package io.keyledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;

class PositionHeadersPropertiesTest {

    @Property
    void everyPositionIsRead(@ForAll @LongRange(max = Long.MAX_VALUE) long position) {
        assertThat(PositionHeaders.minPosition(Long.toString(position))).hasValue(position);
    }

    @Property
    void whatIsBelowOrBeyondEveryPositionIsRefused(
            @ForAll @BigRange(min = "1", max = "1000000000000000000000000000000") BigInteger distance) {
        assertRefused(distance.negate().toString());
        assertRefused(BigInteger.valueOf(Long.MAX_VALUE).add(distance).toString());
    }

    @Property
    void anythingWithACharacterThatIsNoDigitIsRefused(
            @ForAll("digits") String before, @ForAll("noDigit") char other, @ForAll("digits") String after) {
        assertRefused(before + other + after);
    }

    @Property
    void whateverIsReadIsTheNumberThatStandsThere(@ForAll("almostNumbers") String text) {
        try {
            long read = PositionHeaders.minPosition(text).orElseThrow();
            assertThat(new BigInteger(text)).isEqualTo(BigInteger.valueOf(read));
        } catch (ProblemException refused) {
            assertThat(text).doesNotMatch("[0-9]{1,18}");
        }
    }

    private static void assertRefused(String text) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> PositionHeaders.minPosition(text));

        assertThat(refused).as(text).isNotNull();
        assertThat(refused.getBody().getProperties()).containsEntry("code", "INVALID_HEADER");
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> almostNumbers() {
        return Arbitraries.strings()
                .withChars("00112233445566778899-+. e")
                .ofMinLength(1)
                .ofMaxLength(21);
    }

    /** Those that Unicode calls digits and that are none here among them. */
    @Provide
    Arbitrary<Character> noDigit() {
        return Arbitraries.oneOf(
                        Arbitraries.chars().all(),
                        Arbitraries.of(' ', '+', '-', '.', ',', 'e', 'x', '\0', '\n', '١', '１'))
                .filter(c -> c < '0' || c > '9');
    }
}
