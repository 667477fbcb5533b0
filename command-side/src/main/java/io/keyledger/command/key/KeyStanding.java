package io.keyledger.command.key;

import static java.util.Objects.requireNonNull;

import io.keyledger.command.refusal.KeyAlreadyExpired;
import io.keyledger.command.refusal.KeyAlreadyRevoked;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a key stands after its events so far. Immutable.
 *
 * @param issued as what it was issued
 * @param name as it is called now
 * @param expiresAt from when on it is no longer valid, or null for never
 * @param current its secret
 * @param previous the secret before, whether or not it still works; null if it was never rotated
 * @param suspended whether it is suspended
 * @param expired the record of its expiry, or null if that was not recorded
 * @param revoked how it ended, or null if it has not
 */
public record KeyStanding(
        KeyIssued issued,
        String name,
        @Nullable Instant expiresAt,
        HeldSecret current,
        @Nullable HeldSecret previous,
        boolean suspended,
        @Nullable KeyExpired expired,
        @Nullable KeyRevoked revoked) {

    /** A key as it was issued. */
    static KeyStanding of(KeyIssued issued) {
        return new KeyStanding(
                issued, issued.name(), issued.expiresAt(), HeldSecret.of(issued), null, false, null, null);
    }

    /** What its secrets begin with. */
    String prefix() {
        return issued.prefix();
    }

    Environment environment() {
        return issued.environment();
    }

    /** The state at a moment; one that was revoked stays so, whether or not it would have expired. */
    public KeyState at(Instant now) {
        if (revoked != null) {
            return KeyState.REVOKED;
        }
        if (expired != null || (expiresAt != null && !now.isBefore(expiresAt))) {
            return KeyState.EXPIRED;
        }
        return suspended ? KeyState.SUSPENDED : KeyState.ACTIVE;
    }

    /** Whether it has not ended by that moment; a suspended key lives. */
    boolean livesAt(Instant now) {
        KeyState state = at(now);
        return state == KeyState.ACTIVE || state == KeyState.SUSPENDED;
    }

    /** Whether the end of the previous secret is on record. */
    boolean isPreviousRetired() {
        return previous != null && previous.retired();
    }

    /** The previous secret if it still works at that moment. */
    @Nullable
    HeldSecret previousAt(Instant now) {
        return previous != null && previous.worksAt(now) ? previous : null;
    }

    /**
     * Returns if the key has not ended.
     *
     * @throws KeyAlreadyRevoked or {@link KeyAlreadyExpired} if it has
     */
    void requireAlive(Instant now) {
        switch (at(now)) {
            case REVOKED -> throw new KeyAlreadyRevoked();
            case EXPIRED ->
                throw new KeyAlreadyExpired(expired != null ? expired.expiredAt() : requireNonNull(expiresAt));
            case ACTIVE, SUSPENDED -> {}
        }
    }
}
