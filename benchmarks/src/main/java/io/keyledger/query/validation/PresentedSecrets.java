package io.keyledger.query.validation;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Texts of secrets by number: always the same for the same number, as ASCII bytes. Thread-safe. */
final class PresentedSecrets {

    static final int RANDOM_AT = 8;
    static final int RANDOM_LENGTH = 43;
    static final int LENGTH = RANDOM_AT + RANDOM_LENGTH + 6;

    private static final byte[] START = "kl_live_".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);

    private PresentedSecrets() {}

    /** Writes the secret of that number. */
    static void write(long number, byte[] into, int at) {
        System.arraycopy(START, 0, into, at, RANDOM_AT);
        SplittableRandom random = new SplittableRandom(number);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            into[at + RANDOM_AT + i] = DIGITS[random.nextInt(DIGITS.length)];
        }
        CRC32 crc = new CRC32();
        crc.update(into, at + RANDOM_AT, RANDOM_LENGTH);
        long rest = crc.getValue();
        for (int i = LENGTH - 1; i >= RANDOM_AT + RANDOM_LENGTH; i--) {
            into[at + i] = DIGITS[(int) (rest % DIGITS.length)];
            rest /= DIGITS.length;
        }
    }
}
