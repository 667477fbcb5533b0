package io.keyledger.query.validation.index;

import io.keyledger.events.SecretDigest;
import java.util.HexFormat;

/** The 256 bits of a digest, as four big-endian longs. */
final class DigestBits {

    private static final int LONGS = 4;
    private static final int DIGITS = 16;

    private DigestBits() {}

    static long[] of(SecretDigest digest) {
        long[] bits = new long[LONGS];
        for (int i = 0; i < LONGS; i++) {
            bits[i] = HexFormat.fromHexDigitsToLong(digest.hex(), i * DIGITS, (i + 1) * DIGITS);
        }
        return bits;
    }

    static SecretDigest digest(String pepper, long[] bits) {
        StringBuilder hex = new StringBuilder(LONGS * DIGITS);
        for (long part : bits) {
            hex.append(HexFormat.of().toHexDigits(part));
        }
        return new SecretDigest(pepper, hex.toString());
    }
}
