package io.keyledger.secrets;

/** What an installation begins its secrets with: {@code [a-z][a-z0-9]{0,15}}. */
final class Prefix {

    static final int LONGEST = 16;

    private Prefix() {}

    /** Whether this text is one; written out because it stands before every verdict. */
    static boolean isOne(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** @throws IllegalArgumentException if this text is none */
    static void require(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("Not a prefix for secrets: it must match [a-z][a-z0-9]{0,15}");
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
