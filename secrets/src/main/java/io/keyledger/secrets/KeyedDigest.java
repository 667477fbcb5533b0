package io.keyledger.secrets;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * HMAC-SHA-256 (RFC 2104) under one pepper over the 43 random characters of a secret, without allocating: the padded
 * keys stand before what is hashed, in buffers of its own. Not thread-safe.
 */
final class KeyedDigest {

    private static final int BLOCK = 64;
    private static final int LENGTH = 32;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final String id;
    private final MessageDigest sha256;
    private final byte[] inner = new byte[BLOCK + SecretText.RANDOM_LENGTH];
    private final byte[] outer = new byte[BLOCK + LENGTH];

    /** @param key of at most 64 bytes */
    KeyedDigest(String id, SecretKey key) {
        this.id = id;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
        byte[] encoded = key.getEncoded();
        for (int i = 0; i < BLOCK; i++) {
            byte k = i < encoded.length ? encoded[i] : 0;
            inner[i] = (byte) (k ^ INNER);
            outer[i] = (byte) (k ^ OUTER);
        }
        Arrays.fill(encoded, (byte) 0);
    }

    String id() {
        return id;
    }

    /** Digests the 43 characters from there into the first 32 bytes of {@code into}. */
    void digest(byte[] text, int from, byte[] into) {
        System.arraycopy(text, from, inner, BLOCK, SecretText.RANDOM_LENGTH);
        try {
            sha256.update(inner, 0, inner.length);
            sha256.digest(outer, BLOCK, LENGTH);
            sha256.update(outer, 0, outer.length);
            sha256.digest(into, 0, LENGTH);
        } catch (DigestException impossible) {
            throw new IllegalStateException("The buffers hold a whole digest", impossible);
        }
    }

    void forget() {
        Arrays.fill(inner, BLOCK, inner.length, (byte) 0);
        Arrays.fill(outer, BLOCK, outer.length, (byte) 0);
    }
}
