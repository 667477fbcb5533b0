package io.keyledger.query.validation.index;

import io.keyledger.events.Binding;
import io.keyledger.secrets.BoundSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret as the table of lookups has it.
 *
 * @param claimed what the row says it is, to be believed only if the binding holds
 * @param validUntil end of the overlap; null for the current secret
 * @param retired whether the end of this secret is on record; then no clock can bring it back
 * @param expired whether the expiry is on record; likewise
 */
public record KnownSecret(
        BoundSecret claimed,
        Binding binding,
        String name,
        @Nullable Instant validUntil,
        boolean retired,
        boolean suspended,
        boolean expired,
        @Nullable Instant revokedAt) {

    /** Whether it has not ended, so that it must be possible to find and to prove it. */
    public boolean livesAt(Instant now) {
        return revokedAt == null
                && !retired
                && !expired
                && (validUntil == null || validUntil.isAfter(now))
                && (claimed.expiresAt() == null || claimed.expiresAt().isAfter(now));
    }
}
