package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.Permission;
import io.keyledger.secrets.BoundSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the lookup as it was read.
 *
 * @param claimed what the row says it is, to be believed only if the binding holds
 * @param validUntil end of the overlap; null for the current secret
 * @param retired whether the end of this secret is on record; then no clock can bring it back
 * @param expired whether the expiry is on record; likewise
 */
record KnownSecret(
        BoundSecret claimed,
        Binding binding,
        String name,
        @Nullable Instant validUntil,
        boolean retired,
        boolean suspended,
        boolean expired,
        @Nullable Instant revokedAt) {

    /** What is wrong with it at this moment, from the final to the passing. */
    VerdictCode at(Instant now, @Nullable Permission needed) {
        Instant expiresAt = claimed.expiresAt();
        if (revokedAt != null) {
            return VerdictCode.REVOKED;
        }
        if (expired || (expiresAt != null && !now.isBefore(expiresAt))) {
            return VerdictCode.EXPIRED;
        }
        if (retired || (validUntil != null && !now.isBefore(validUntil))) {
            return VerdictCode.RETIRED_SECRET;
        }
        if (suspended) {
            return VerdictCode.SUSPENDED;
        }
        return needed == null || claimed.permission().includes(needed)
                ? VerdictCode.VALID
                : VerdictCode.INSUFFICIENT_PERMISSION;
    }
}
