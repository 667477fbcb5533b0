package io.keyledger.query.inventory;

import java.time.Instant;

/** Where a key is in its life. */
enum KeyState {
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    REVOKED;

    /** The state at a moment; a key that was revoked stays so, whether or not it would have expired. */
    static KeyState of(InventoryKey key, Instant now) {
        if (key.revokedAt != null) {
            return REVOKED;
        }
        return key.expiresAt != null && !now.isBefore(key.expiresAt) ? EXPIRED : ACTIVE;
    }
}
