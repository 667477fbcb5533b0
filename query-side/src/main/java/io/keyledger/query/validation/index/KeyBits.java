package io.keyledger.query.validation.index;

import io.keyledger.events.KeyId;
import java.util.HexFormat;

/** The 128 bits of a key's id. */
final class KeyBits {

    private static final int DIGITS = 16;
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    private KeyBits() {}

    static long high(KeyId id) {
        int begin = id.text().length() - 2 * DIGITS;
        return HexFormat.fromHexDigitsToLong(id.text(), begin, begin + DIGITS);
    }

    static long low(KeyId id) {
        int begin = id.text().length() - DIGITS;
        return HexFormat.fromHexDigitsToLong(id.text(), begin, begin + DIGITS);
    }

    static long hash(long high, long low) {
        return (high ^ low) * MIX;
    }
}
