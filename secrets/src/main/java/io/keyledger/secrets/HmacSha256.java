package io.keyledger.secrets;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA-256 (RFC 2104, FIPS 180-4) under one key; thread-safe, and nothing stays behind in the calling thread. */
final class HmacSha256 {

    static final String ALGORITHM = "HmacSHA256";

    /** Never fed, only cloned: so the key is prepared once and no two calls share a state. */
    private final Mac prepared;

    HmacSha256(SecretKey key) {
        try {
            prepared = Mac.getInstance(ALGORITHM);
            prepared.init(key);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", impossible);
        } catch (InvalidKeyException unusable) {
            throw new IllegalArgumentException("Not a key for HMAC-SHA-256", unusable);
        }
    }

    /** The 32 bytes of the code over a message. */
    byte[] over(byte[] message) {
        try {
            return ((Mac) prepared.clone()).doFinal(message);
        } catch (CloneNotSupportedException unsupported) {
            throw new IllegalStateException("The platform's HMAC-SHA-256 cannot be cloned", unsupported);
        }
    }
}
