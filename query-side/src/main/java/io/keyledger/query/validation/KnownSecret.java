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
 */
record KnownSecret(
        BoundSecret claimed,
        Binding binding,
        String name,
        @Nullable Instant validUntil,
        @Nullable Instant revokedAt) {

    /** What is wrong with it at this moment, from the final to the passing. */
    VerdictCode at(Instant now, @Nullable Permission needed) {
        Instant expiresAt = claimed.expiresAt();
        if (revokedAt != null) {
            return VerdictCode.REVOKED;
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            return VerdictCode.EXPIRED;
        }
        if (validUntil != null && !now.isBefore(validUntil)) {
            return VerdictCode.RETIRED_SECRET;
        }
        return needed == null || claimed.permission().includes(needed)
                ? VerdictCode.VALID
                : VerdictCode.INSUFFICIENT_PERMISSION;
    }
}
