package io.keyledger.secrets;

import io.keyledger.events.SecretDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * Turns a secret into what is kept of it: HMAC-SHA-256 (RFC 2104) of its 43 random characters in ASCII, without
 * prefix, environment and checksum, under a pepper. Thread-safe.
 */
public final class SecretDigester {

    private final NamedKeys<HmacSha256> peppers;
    private final NamedKeys<SecretKey> keys;

    SecretDigester(NamedKeys<SecretKey> peppers) {
        this.keys = peppers;
        this.peppers = peppers.map(HmacSha256::new);
    }

    /** The digest to store for a new secret: under the current pepper. */
    public SecretDigest digest(SecretText secret) {
        return digest(peppers.currentId(), peppers.current(), secret.random());
    }

    /** The digests under which a presented secret may be stored: one for each live pepper, the current one first. */
    public List<SecretDigest> candidates(SecretText secret) {
        byte[] random = secret.random();
        return peppers.idsCurrentFirst()
                .map(id -> digest(id, peppers.key(id).orElseThrow(), random))
                .toList();
    }

    /** A reader of its own for one thread, which tries the peppers in the same order. */
    public SecretReader reader() {
        return new SecretReader(keys.idsCurrentFirst()
                .map(id -> new KeyedDigest(id, keys.key(id).orElseThrow()))
                .toArray(KeyedDigest[]::new));
    }

    /** Whether digests under this pepper can be recognized. */
    public boolean knows(String pepperId) {
        return peppers.ids().contains(pepperId);
    }

    private static SecretDigest digest(String id, HmacSha256 pepper, byte[] random) {
        return new SecretDigest(id, HexFormat.of().formatHex(pepper.over(random)));
    }
}
