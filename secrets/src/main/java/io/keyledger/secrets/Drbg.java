package io.keyledger.secrets;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.prng.SP800SecureRandomBuilder;

/**
 * Where random bits come from: HMAC_DRBG with SHA-512 (NIST SP 800-90A Rev. 1, section 10.1.2) at a security strength
 * of 256 bits, seeded by the operating system.
 *
 * <p>It reseeds before every output (prediction resistance, section 9.3): a copied process image never repeats an
 * output of the original, and who learns the state learns no later output. The generators are thread-safe.
 */
final class Drbg {

    private static final int SECURITY_STRENGTH = 256;
    private static final int NONCE_BYTES = SECURITY_STRENGTH / 2 / Byte.SIZE;

    private Drbg() {}

    /** A generator of its own for one purpose. */
    static SecureRandom seededBySystem(String purpose) {
        try {
            return seededBy(SecureRandom.getInstanceStrong(), purpose);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java platform names no strong source of entropy", missing);
        }
    }

    /** A generator that draws seeds from {@code entropy} through {@link SecureRandom#generateSeed(int)} only. */
    static SecureRandom seededBy(SecureRandom entropy, String purpose) {
        return new SP800SecureRandomBuilder(entropy, true)
                .setSecurityStrength(SECURITY_STRENGTH)
                .setEntropyBitsRequired(SECURITY_STRENGTH)
                .setPersonalizationString(("keyledger/" + purpose + "/v1").getBytes(StandardCharsets.UTF_8))
                .buildHMAC(new HMac(new SHA512Digest()), entropy.generateSeed(NONCE_BYTES), true);
    }
}
