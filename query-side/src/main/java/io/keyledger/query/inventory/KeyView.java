package io.keyledger.query.inventory;

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

        @Schema(description = "When the current secret is due to be replaced", example = "2027-06-30T12:00:00Z")
        Instant rotationDueAt,

        @Schema(description = "When it was revoked; null if it was not") @Nullable
        Instant revokedAt,

        @Schema(description = "Why it was revoked", example = "SUPERSEDED") @Nullable
        String revocationReason,

        @Schema(description = "What was said about it", example = "replaced by the new exporter") @Nullable
        String revocationComment) {

    private static final Duration ROTATION_INTERVAL = Duration.ofDays(365);

    /** The person or system that issued a key, by the opaque id its identity provider gives it. */
    record IssuedBy(
            @Schema(description = "The identity provider", example = "https://login.example.com")
            String issuer,

            @Schema(description = "Its id there", example = "6f1c")
            String subject,

            @Schema(description = "PERSON or SYSTEM", example = "PERSON")
            String kind) {}

    static KeyView of(InventoryKey key, Instant now) {
        return new KeyView(
                key.keyId,
                key.name,
                key.permission,
                key.environment,
                KeyState.of(key, now),
                key.secretVersion,
                key.issuedAt,
                new IssuedBy(key.issuer, key.subject, key.kind),
                key.expiresAt,
                key.secretIssuedAt,
                key.previousSecretValidUntil,
                key.secretIssuedAt.plus(ROTATION_INTERVAL),
                key.revokedAt,
                key.revocationReason,
                key.revocationComment);
    }
}
