package io.keyledger.command.key;

import io.keyledger.command.refusal.ExpiryNotInTheFuture;
import io.keyledger.command.refusal.ExpiryTooFar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a key may end that is issued now. */
final class Expiry {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Expiry() {}

    /**
     * Takes null for a key that does not expire.
     *
     * @throws ExpiryNotInTheFuture if the key would be expired from its beginning
     * @throws ExpiryTooFar if the year has more than four digits
     */
    static void require(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt == null) {
            return;
        }
        if (!expiresAt.isAfter(now)) {
            throw new ExpiryNotInTheFuture();
        }
        if (expiresAt.isAfter(LATEST)) {
            throw new ExpiryTooFar();
        }
    }

    /** The earlier of the two, where null is for one that never comes. */
    static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
