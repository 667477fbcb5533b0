package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class Base62Test {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Property
    void theDigitsHaveTheValueOfTheBytes(@ForAll @Size(32) byte[] number) {
        String text = Base62.encode(number, 43);

        assertThat(text).hasSize(43);
        assertThat(valueOf(text)).isEqualTo(new BigInteger(1, number));
    }

    @Property
    void theBytesAreLeftAsTheyWere(@ForAll @Size(32) byte[] number) {
        byte[] before = number.clone();

        Base62.encode(number, 43);

        assertThat(number).isEqualTo(before);
    }

    @Example
    void thirtyTwoBytesAlwaysFitInto43Digits() {
        byte[] largest = new byte[32];
        Arrays.fill(largest, (byte) 0xff);

        assertThat(Base62.encode(largest, 43)).isEqualTo("yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp1");
    }

    @Example
    void aSmallNumberIsPaddedWithZeroes() {
        assertThat(Base62.encode(new byte[32], 43)).isEqualTo("0".repeat(43));
        assertThat(Base62.encode(new byte[] {61}, 6)).isEqualTo("00000z");
        assertThat(Base62.encode(new byte[] {62}, 6)).isEqualTo("000010");
    }

    @Example
    void aNumberThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Base62.encode(new byte[] {62}, 1));
    }

    @Example
    void onlyTheDigitsAreDigits() {
        String digits = IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                .filter(c -> Base62.isDigit((char) c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());

        assertThat(digits).isEqualTo(DIGITS);
    }

    private static BigInteger valueOf(String text) {
        return text.chars()
                .mapToObj(c -> BigInteger.valueOf(DIGITS.indexOf(c)))
                .reduce(
                        BigInteger.ZERO,
                        (sum, digit) -> sum.multiply(BigInteger.valueOf(62)).add(digit));
    }
}
