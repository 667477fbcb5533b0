package io.keyledger.secrets;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The one secret and the few keys that the tests of this module speak about. */
final class Samples {

    static final String RANDOM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg";
    static final String TEXT = "kl_live_" + RANDOM + "37cCQ0";

    private Samples() {}

    static SecretText aSecret() {
        return SecretText.parse(TEXT).orElseThrow();
    }

    /** 32 bytes that count upwards from this one. */
    static byte[] keyFrom(int first) {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (first + i);
        }
        return key;
    }

    static String textFrom(int first) {
        return Base64.getEncoder().encodeToString(keyFrom(first));
    }

    /** Keys of which the first is the current one; {@code firstBytes} tell where each begins to count. */
    static NamedKeys<SecretKey> keys(String prefix, int... firstBytes) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (int i = 0; i < firstBytes.length; i++) {
            keys.put(prefix + (i + 1), new SecretKeySpec(keyFrom(firstBytes[i]), HmacSha256.ALGORITHM));
        }
        return NamedKeys.of(prefix + "1", keys).orElseThrow();
    }
}
