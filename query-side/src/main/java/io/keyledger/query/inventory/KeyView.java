package io.keyledger.query.inventory;

import static java.util.Objects.requireNonNull;

import io.keyledger.events.KeyState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key as it is answered. */
record KeyView(
        @Schema(description = "The key", example = "key_0123456789abcdef0123456789abcdef")
        String keyId,

        @Schema(description = "Its name", example = "billing-export")
        String name,

        @Schema(
                description = "What it allows",
                example = "WRITE",
                allowableValues = {"READ", "WRITE", "WRITE_AND_OUTBOUND_CALLS"})
        String permission,

        @Schema(
                description = "Where it is meant to be used",
                example = "live",
                allowableValues = {"live", "test"})
        String environment,

        @Schema(description = "Its state at this moment", example = "ACTIVE")
        KeyState state,

        @Schema(description = "Which secret is the current one", example = "2")
        int secretVersion,

        @Schema(description = "When it was issued", example = "2026-01-31T12:00:00Z")
        Instant issuedAt,

        @Schema(description = "Who issued it") IssuedBy issuedBy,

        @Schema(description = "When it expires; null for never", example = "2030-01-31T12:00:00Z") @Nullable
        Instant expiresAt,

        @Schema(description = "When the current secret was made", example = "2026-06-30T12:00:00Z")
        Instant secretIssuedAt,

        @Schema(
                description = "Until when the secret before it worked or works; null if there was none",
                example = "2026-07-01T12:00:00Z")
        @Nullable
        Instant previousSecretValidUntil,

        @Schema(
                description =
                        "When the current secret is due to be replaced: at the age that the organization allows, or"
                                + " when whoever was shown it left",
                example = "2027-06-30T12:00:00Z")
        Instant rotationDueAt,

        @Schema(description = "Why it is due then", example = "SECRET_AGE")
        DueReason rotationDueReason,

        @Schema(description = "Since when it is suspended; null if it is not") @Nullable
        Instant suspendedAt,

        @Schema(description = "When it was revoked; null if it was not") @Nullable
        Instant revokedAt,

        @Schema(description = "Why it was revoked", example = "SUPERSEDED") @Nullable
        String revocationReason,

        @Schema(description = "What was said about it", example = "replaced by the new exporter") @Nullable
        String revocationComment) {

    /** Why a key is due for rotation. */
    enum DueReason {
        /** The secret reached the age that the organization allows. */
        SECRET_AGE,

        /** Whoever was shown the secret is no longer a member. */
        STAFF_CHANGED
    }

    /** The person or system that issued a key, by the opaque id its identity provider gives it. */
    record IssuedBy(
            @Schema(description = "The identity provider", example = "https://login.example.com")
            String issuer,

            @Schema(description = "Its id there", example = "6f1c")
            String subject,

            @Schema(description = "PERSON or SYSTEM", example = "PERSON")
            String kind) {}

    static KeyView of(InventoryKey key, Duration maximumSecretAge, Instant now) {
        Instant byAge = key.secretIssuedAt.plus(maximumSecretAge);
        boolean staffChanged = key.handlerLeftAt != null && key.handlerLeftAt.isBefore(byAge);
        return new KeyView(
                key.keyId,
                key.name,
                key.permission,
                key.environment,
                state(key, now),
                key.secretVersion,
                key.issuedAt,
                new IssuedBy(key.issuer, key.subject, key.kind),
                key.expiresAt,
                key.secretIssuedAt,
                key.previousSecretValidUntil,
                staffChanged ? requireNonNull(key.handlerLeftAt) : byAge,
                staffChanged ? DueReason.STAFF_CHANGED : DueReason.SECRET_AGE,
                key.suspendedAt,
                key.revokedAt,
                key.revocationReason,
                key.revocationComment);
    }

    /** The state at a moment; a key that was revoked stays so, whether or not it would have expired. */
    private static KeyState state(InventoryKey key, Instant now) {
        if (key.revokedAt != null) {
            return KeyState.REVOKED;
        }
        if (key.expiredAt != null || (key.expiresAt != null && !now.isBefore(key.expiresAt))) {
            return KeyState.EXPIRED;
        }
        return key.suspendedAt != null ? KeyState.SUSPENDED : KeyState.ACTIVE;
    }
}
