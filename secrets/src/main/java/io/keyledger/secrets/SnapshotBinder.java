package io.keyledger.secrets;

import io.keyledger.events.Binding;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKey;

/**
 * Proves that a snapshot was made by this installation, so that nobody without a binding key can make an organization
 * what its events do not say by writing to the database: HMAC-SHA-256 (RFC 2104). Thread-safe.
 */
public final class SnapshotBinder {

    private final NamedKeys<HmacSha256> keys;

    SnapshotBinder(NamedKeys<SecretKey> keys) {
        this.keys = keys.map(HmacSha256::new);
    }

    /** The proof for a new snapshot: under the current binding key. */
    public Binding bind(BoundSnapshot snapshot) {
        byte[] proof = keys.current().over(snapshot.canonicalBytes());
        return new Binding(keys.currentId(), HexFormat.of().formatHex(proof));
    }

    /**
     * Whether the binding was made for exactly this snapshot; false too if its key is unknown. The time it takes does
     * not tell how much of a wrong proof was right.
     */
    public boolean holds(BoundSnapshot snapshot, Binding binding) {
        byte[] presented = HexFormat.of().parseHex(binding.hex());
        return keys.key(binding.key())
                .map(key -> key.over(snapshot.canonicalBytes()))
                .filter(proof -> MessageDigest.isEqual(proof, presented))
                .isPresent();
    }
}
