package io.keyledger.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One fact as it is answered. */
record EntryView(
        @Schema(description = "Its place in the one global order", example = "42")
        long position,

        @Schema(description = "The event", example = "b4b1a7a2-5a0e-4c39-9b7c-0a7c6a0d9a51")
        String eventId,

        @Schema(description = "When it was decided", example = "2026-01-31T12:00:00Z")
        Instant at,

        @Schema(
                description = "The organization whose history it belongs to",
                example = "org_0123456789abcdef0123456789abcdef")
        String organizationId,

        @Schema(
                description = "The key it is about; null if it is about none",
                example = "key_0123456789abcdef0123456789abcdef")
        @Nullable
        String keyId,

        @Schema(description = "What happened", example = "keyledger.KeyRevoked")
        String type,

        @Schema(description = "Who did it") By actor,

        @Schema(description = "Ties together what came of one request", example = "9b2c") @Nullable
        String correlationId,

        @Schema(description = "From where it was done; null if nobody knows, or the person was erased") @Nullable
        From context,

        @Schema(
                description = "The fields concerned before it; null if there was nothing",
                type = "object",
                example = "{\"state\":\"ACTIVE\"}")
        @JsonRawValue
        @Nullable
        String before,

        @Schema(
                description = "The fields concerned after it; null if there is nothing left",
                type = "object",
                example = "{\"state\":\"REVOKED\"}")
        @JsonRawValue
        @Nullable
        String after) {

    /** A person or system by the opaque id that its identity provider gives it. */
    record Subject(
            @Schema(description = "The identity provider", example = "https://login.example.com")
            String issuer,

            @Schema(description = "Its id there", example = "6f1c")
            String subject) {}

    /** Who did it, and through which system. */
    record By(
            @Schema(description = "The identity provider", example = "https://login.example.com")
            String issuer,

            @Schema(description = "The id there", example = "6f1c")
            String subject,

            @Schema(description = "PERSON or SYSTEM", example = "PERSON")
            String kind,

            @Schema(description = "The system that acted on the person's behalf (RFC 8693)") @Nullable
            Subject through) {}

    /** Technical context; personal data. */
    record From(
            @Schema(description = "The address the request came from", example = "192.0.2.7")
            String sourceAddress,

            @Schema(description = "What the client called itself", example = "curl/8.9") @Nullable
            String userAgent) {}
}
