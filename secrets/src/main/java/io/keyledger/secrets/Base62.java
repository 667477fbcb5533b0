package io.keyledger.secrets;

import java.util.Arrays;

/** Numbers written with the digits {@code 0-9A-Za-z}, in this order of value, padded on the left with {@code 0}. */
final class Base62 {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    static final int BASE = DIGITS.length();

    private static final byte[] VALUES = values();

    private Base62() {}

    /**
     * Writes an unsigned big-endian number in exactly {@code width} digits.
     *
     * @throws IllegalArgumentException if the number needs more digits; the message does not tell the number
     */
    static String encode(byte[] number, int width) {
        int[] rest = new int[number.length];
        for (int i = 0; i < number.length; i++) {
            rest[i] = Byte.toUnsignedInt(number[i]);
        }
        char[] text = new char[width];
        for (int position = width - 1; position >= 0; position--) {
            text[position] = DIGITS.charAt(divide(rest));
        }
        if (Arrays.stream(rest).anyMatch(part -> part != 0)) {
            throw new IllegalArgumentException("The number does not fit into " + width + " digits");
        }
        return new String(text);
    }

    /** Divides the number, held in base 256, by 62 in place; returns the remainder. */
    private static int divide(int[] number) {
        int remainder = 0;
        for (int i = 0; i < number.length; i++) {
            int value = (remainder << Byte.SIZE) | number[i];
            number[i] = value / BASE;
            remainder = value % BASE;
        }
        return remainder;
    }

    private static byte[] values() {
        byte[] values = new byte[1 << Byte.SIZE];
        Arrays.fill(values, (byte) -1);
        for (int value = 0; value < BASE; value++) {
            values[DIGITS.charAt(value)] = (byte) value;
        }
        return values;
    }

    /** The value of a digit given in ASCII; negative if it is none. */
    static int valueOf(byte digit) {
        return VALUES[Byte.toUnsignedInt(digit)];
    }

    static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
