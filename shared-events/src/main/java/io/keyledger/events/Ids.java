package io.keyledger.events;

import java.util.Arrays;

/** The shapes of ids. Checked by hand, not by regular expressions: a rebuild reads millions of them. */
final class Ids {

    private static final int LONGEST_WORD = 32;

    /** One for each ASCII character that is no hexadecimal digit in lower case, zero for those that are. */
    private static final byte[] NO_HEX = noHex();

    private Ids() {}

    /**
     * Requires a word that tells the kind, if any, and so many hexadecimal digits in lower case.
     *
     * @throws IllegalArgumentException for anything else
     */
    static void require(String word, int digits, String text, String what) {
        if (!fits(word, digits, text)) {
            throw refused(what, word + "[0-9a-f]{" + digits + "}");
        }
    }

    /** Whether a text is a word that tells the kind and so many hexadecimal digits in lower case. */
    static boolean fits(String word, int digits, String text) {
        return text.length() == word.length() + digits && text.startsWith(word) && isHex(text, word.length());
    }

    /**
     * Requires 1 to 32 characters of {@code a-z 0-9 -}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static void requireWord(String text, String what) {
        boolean fits = !text.isEmpty() && text.length() <= LONGEST_WORD;
        for (int i = 0; fits && i < text.length(); i++) {
            char character = text.charAt(i);
            fits = isDigit(character) || (character >= 'a' && character <= 'z') || character == '-';
        }
        if (!fits) {
            throw refused(what, "[a-z0-9-]{1," + LONGEST_WORD + "}");
        }
    }

    /** Looks digits up instead of comparing them: which comes next nobody can predict, least of all a processor. */
    private static boolean isHex(String text, int from) {
        int others = 0;
        for (int i = from; i < text.length(); i++) {
            char character = text.charAt(i);
            others |= character < NO_HEX.length ? NO_HEX[character] : 1;
        }
        return others == 0;
    }

    private static byte[] noHex() {
        byte[] table = new byte[128];
        Arrays.fill(table, (byte) 1);
        "0123456789abcdef".chars().forEach(digit -> table[digit] = 0);
        return table;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static IllegalArgumentException refused(String what, String shape) {
        return new IllegalArgumentException("Not " + what + ": it must match " + shape);
    }
}
