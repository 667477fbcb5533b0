package io.keyledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameComparisonTest {

    private static final int[] CHARACTERS = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(Character::isDefined)
            .toArray();

    @Test
    void everyCharacterNormalizedStaysAsItIs() {
        assertThat(IntStream.of(CHARACTERS)
                        .mapToObj(Character::toString)
                        .filter(NameComparisonTest::changesTwice)
                        .map(NameComparisonTest::spelled))
                .isEmpty();
    }

    @Test
    void everyTextNormalizedStaysAsItIs() {
        Random seeded = new Random(9162);
        assertThat(IntStream.range(0, 40_000)
                        .mapToObj(round -> text(seeded))
                        .filter(NameComparisonTest::changesTwice)
                        .map(NameComparisonTest::spelled))
                .isEmpty();
    }

    private static String text(Random seeded) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + seeded.nextInt(6); length > 0; length--) {
            text.appendCodePoint(CHARACTERS[seeded.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static boolean changesTwice(String text) {
        String once = NameComparison.normalize(text);
        return !NameComparison.normalize(once).equals(once);
    }

    private static String spelled(String text) {
        return text.codePoints().mapToObj(Integer::toHexString).toList().toString();
    }
}
