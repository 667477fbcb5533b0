package io.keyledger.identity;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM (NIST SP 800-38D): a random 96-bit IV before the ciphertext and its 128-bit tag. Safe for use by many threads. */
final class AesGcm {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random;

    AesGcm(SecureRandom random) {
        this.random = random;
    }

    /** @param bound is not encrypted, but must be the same again when decrypting */
    byte[] encrypt(SecretKey key, byte[] plain, byte[] bound) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, iv, bound).doFinal(plain);
            byte[] all = Arrays.copyOf(iv, IV_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, all, IV_BYTES, encrypted.length);
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM does not work with this key", impossible);
        }
    }

    /** @throws SealBroken if the key, the bytes or what they are bound to is another than when encrypting */
    byte[] decrypt(SecretKey key, byte[] all, byte[] bound) {
        if (all.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
            throw new SealBroken("It is too short to have been sealed");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, IV_BYTES), bound)
                    .doFinal(all, IV_BYTES, all.length - IV_BYTES);
        } catch (AEADBadTagException altered) {
            throw new SealBroken("Its authentication tag does not fit");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM does not work with this key", impossible);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, byte[] bound) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(bound);
        return cipher;
    }
}
