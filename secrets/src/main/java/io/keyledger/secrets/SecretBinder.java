package io.keyledger.secrets;

import io.keyledger.events.Binding;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/**
 * Proves what a secret belongs to, so that nobody without a binding key can make a key, move one to another organization
 * or raise its permission by writing to the database: HMAC-SHA-256 (RFC 2104). Thread-safe.
 */
public final class SecretBinder {

    private final NamedKeys<HmacSha256> keys;

    SecretBinder(NamedKeys<SecretKey> keys) {
        this.keys = keys.map(HmacSha256::new);
    }

    /** The proof for a new secret: under the current binding key. */
    public Binding bind(BoundSecret secret) {
        byte[] proof = keys.current().over(CanonicalBytes.of(secret));
        return new Binding(keys.currentId(), HexFormat.of().formatHex(proof));
    }

    /**
     * Whether the binding was made for exactly this secret; false too if its key is unknown. The time it takes does not
     * tell how much of a wrong proof was right.
     */
    public boolean holds(BoundSecret secret, Binding binding) {
        byte[] presented = HexFormat.of().parseHex(binding.hex());
        return keys.key(binding.key())
                .map(key -> key.over(CanonicalBytes.of(secret)))
                .filter(proof -> MessageDigest.isEqual(proof, presented))
                .isPresent();
    }
}
