package io.keyledger.command.key;

import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.PreviousSecretRetired;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each event makes of a key. It refuses nothing. */
final class KeyHistory {

    private KeyHistory() {}

    /** @param key how it stood before; null before it was issued */
    static KeyStanding after(@Nullable KeyStanding key, KeyEvent event) {
        if (event instanceof KeyIssued issued) {
            return KeyStanding.of(issued);
        }
        if (key == null) {
            throw new IllegalStateException("The history of " + event.key() + " does not begin with its issue");
        }
        return switch (event) {
            case KeyIssued first -> key;
            case KeyRotated next -> with(key, HeldSecret.of(next), key.current().followedBy(next));
            case PreviousSecretRetired end -> with(key, key.current(), retired(key.previous(), end));
            case KeyRenamed renamed -> with(key, renamed.name(), key.expiresAt(), key.suspended());
            case KeyExpiryChanged changed -> with(key, key.name(), changed.expiresAt(), key.suspended());
            case KeySuspended suspended -> with(key, key.name(), key.expiresAt(), true);
            case KeyResumed resumed -> with(key, key.name(), key.expiresAt(), false);
            case KeyExpired end -> ended(key, end, key.revoked());
            case KeyRevoked end -> ended(key, key.expired(), end);
        };
    }

    private static @Nullable HeldSecret retired(@Nullable HeldSecret previous, PreviousSecretRetired end) {
        return previous != null && previous.version().equals(end.version())
                ? previous.retiredAt(end.validUntil())
                : previous;
    }

    private static KeyStanding with(KeyStanding key, HeldSecret current, @Nullable HeldSecret previous) {
        return new KeyStanding(
                key.issued(),
                key.name(),
                key.expiresAt(),
                current,
                previous,
                key.suspended(),
                key.expired(),
                key.revoked());
    }

    private static KeyStanding with(KeyStanding key, String name, @Nullable Instant expiresAt, boolean suspended) {
        return new KeyStanding(
                key.issued(), name, expiresAt, key.current(), key.previous(), suspended, key.expired(), key.revoked());
    }

    private static KeyStanding ended(KeyStanding key, @Nullable KeyExpired expired, @Nullable KeyRevoked revoked) {
        return new KeyStanding(
                key.issued(),
                key.name(),
                key.expiresAt(),
                key.current(),
                key.previous(),
                key.suspended(),
                expired,
                revoked);
    }
}
