package io.keyledger.command.key;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keyledger.command.enforcement.EnforcementAnswer;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyState;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.secrets.SecretText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What is sent to and answered by {@link KeyEndpoint}. */
final class KeyBodies {

    private KeyBodies() {}

    @Schema(name = "IssueKeyRequest", description = "The key to be issued. No personal data belongs in the name.")
    record IssueRequest(
            @NotNull
            @Schema(description = "Unique among the living keys", minLength = 1, maxLength = 100, example = "billing")
            String name,

            @NotNull @Schema(description = "What the bearer may do; each level includes the ones before it")
            Permission permission,

            @NotNull @Schema(description = "Where the key is meant to be used", example = "live")
            Environment environment,

            @Schema(
                    description = "From when on the key is no longer valid; none if absent",
                    example = "2027-01-31T00:00:00Z")
            @Nullable
            Instant expiresAt) {}

    @Schema(name = "IssuedKey", description = "The key, and its secret, which is never shown again.")
    record IssuedAnswer(
            @Schema(example = "key_00000000000000000000000000000001")
            String keyId,

            @Schema(description = "The secret; keep it, it is not kept here")
            String secret,

            String name,
            Permission permission,
            Environment environment,
            @Schema(example = "1") int secretVersion,
            Instant issuedAt,
            @Nullable Instant expiresAt) {

        static IssuedAnswer of(KeyStanding key, SecretText secret) {
            KeyIssued issued = key.issued();
            return new IssuedAnswer(
                    issued.key().text(),
                    secret.reveal(),
                    issued.name(),
                    issued.permission(),
                    issued.environment(),
                    issued.version().number(),
                    issued.at(),
                    issued.expiresAt());
        }

        @Override
        public String toString() {
            return keyId;
        }
    }

    @Schema(name = "RotateKeyRequest", description = "How to rotate.")
    record RotationRequest(
            @Schema(
                    description = "For how long the previous secret stays valid: an ISO 8601 duration from PT0S to the"
                            + " organization's maximum; its default if absent",
                    example = "PT24H",
                    type = "string")
            @Nullable
            Duration overlap,

            @Schema(
                    description = "Whether a secret from before the last rotation that still works is to end now;"
                            + " without it the rotation is refused while there is one",
                    defaultValue = "false")
            @Nullable
            Boolean retirePreviousSecret) {}

    @Schema(name = "RotatedKey", description = "The new secret, which is never shown again.")
    record RotatedAnswer(
            String keyId,

            @Schema(description = "The secret; keep it, it is not kept here")
            String secret,

            @Schema(example = "2") int secretVersion,
            Instant previousSecretValidUntil,

            @Schema(description = "Only if a secret that worked was ended at once or ends within minutes")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            EnforcementAnswer enforcement) {

        static RotatedAnswer of(KeyStanding key, SecretText secret, @Nullable EnforcementAnswer enforcement) {
            return new RotatedAnswer(
                    key.issued().key().text(),
                    secret.reveal(),
                    key.current().version().number(),
                    requireNonNull(requireNonNull(key.previous()).validUntil()),
                    enforcement);
        }

        @Override
        public String toString() {
            return keyId;
        }
    }

    @Schema(name = "RevokeKeyRequest", description = "Why the key is revoked. No personal data belongs in the comment.")
    record RevocationRequest(
            @NotNull RevocationReason reason,

            @Schema(
                    description = "Free text for the audit trail",
                    maxLength = 500,
                    example = "left in a public repository")
            @Nullable
            String comment) {}

    @Schema(name = "RevokedKey", description = "How the key ended; the first revocation is the one that counts.")
    record RevokedAnswer(
            String keyId,
            @Schema(example = "REVOKED") String state,
            RevocationReason reason,
            String comment,
            Instant revokedAt,
            EnforcementAnswer enforcement) {

        static RevokedAnswer of(KeyStanding key, EnforcementAnswer enforcement) {
            KeyRevoked revoked = requireNonNull(key.revoked());
            return new RevokedAnswer(
                    revoked.key().text(), "REVOKED", revoked.reason(), revoked.comment(), revoked.at(), enforcement);
        }
    }

    @Schema(
            name = "SuspendKeyRequest",
            description = "Why the key is suspended. No personal data belongs in the comment.")
    record SuspensionRequest(
            @Schema(description = "Free text for the audit trail", maxLength = 500, example = "until we know more")
            @Nullable
            String comment) {}

    @Schema(name = "AmendKeyRequest", description = "What is to be different; what is absent stays as it is.")
    record AmendRequest(
            @Schema(description = "Unique among the living keys", minLength = 1, maxLength = 100, example = "billing")
            @Nullable
            String name,

            @Schema(
                    description = "From when on the key is no longer valid; null for never",
                    example = "2027-01-31T00:00:00Z",
                    implementation = Instant.class,
                    type = "string",
                    format = "date-time",
                    nullable = true)
            @JsonDeserialize(using = ExpiryJson.class)
            @Nullable
            NewExpiry expiresAt) {}

    @Schema(name = "KeyAnswer", description = "How the key stands now.")
    record KeyAnswer(
            @Schema(example = "key_00000000000000000000000000000001")
            String keyId,

            String name,
            KeyState state,
            @Schema(example = "2") int secretVersion,

            @Schema(description = "Until when the secret before works or worked; null if there was none") @Nullable
            Instant previousSecretValidUntil,

            @Nullable Instant expiresAt,

            @Schema(description = "Only if the command could take validity away")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            EnforcementAnswer enforcement) {

        static KeyAnswer of(KeyStanding key, Instant now, @Nullable EnforcementAnswer enforcement) {
            HeldSecret previous = key.previous();
            return new KeyAnswer(
                    key.issued().key().text(),
                    key.name(),
                    key.at(now),
                    key.current().version().number(),
                    previous == null ? null : previous.validUntil(),
                    key.expiresAt(),
                    enforcement);
        }
    }
}
