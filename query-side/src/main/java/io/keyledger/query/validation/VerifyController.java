package io.keyledger.query.validation;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.http.PositionHeaders;
import io.keyledger.query.reading.Answer;
import io.keyledger.secrets.BoundSecret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asks for a verdict over HTTP. */
@RestController
@Tag(name = "Validation", description = "May this request pass?")
class VerifyController {

    private final Verdicts verdicts;

    VerifyController(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** Never shows the key it carries. */
    record VerifyRequest(
            @Schema(description = "The secret as the client presented it", example = "kl_test_…") @NotNull
            String key,

            @Schema(
                    description = "What the client wants to do; leave it out to ask for no particular permission",
                    example = "READ")
            @Nullable
            Permission permission) {

        @Override
        public String toString() {
            return "VerifyRequest[permission=" + permission + "]";
        }
    }

    record VerifyAnswer(
            @Schema(description = "Whether the request may pass", example = "true")
            boolean valid,

            @Schema(description = "Why; decide by this", example = "VALID")
            VerdictCode code,

            @Schema(
                    description = "The key; null unless the secret is known",
                    example = "key_0123456789abcdef0123456789abcdef")
            @Nullable
            String keyId,

            @Schema(
                    description = "The organization the key belongs to",
                    example = "org_0123456789abcdef0123456789abcdef")
            @Nullable
            String organizationId,

            @Schema(description = "The name of the key", example = "billing-export") @Nullable
            String name,

            @Schema(description = "What the key allows", example = "WRITE") @Nullable
            Permission permission,

            @Schema(description = "Where the key is meant to be used", example = "live") @Nullable
            Environment environment,

            @Schema(description = "Which secret of the key was presented", example = "1") @Nullable
            Integer secretVersion,

            @Schema(description = "When the key expires; null for never", example = "2030-01-31T12:00:00Z") @Nullable
            Instant expiresAt) {

        static VerifyAnswer of(Verdict verdict) {
            BoundSecret secret = verdict.secret();
            if (secret == null) {
                return new VerifyAnswer(false, verdict.code(), null, null, null, null, null, null, null);
            }
            return new VerifyAnswer(
                    verdict.valid(),
                    verdict.code(),
                    secret.key().text(),
                    secret.organization().text(),
                    verdict.name(),
                    secret.permission(),
                    secret.environment(),
                    secret.version().number(),
                    secret.expiresAt());
        }
    }

    @PostMapping("/v1/keys/verify")
    @Operation(
            summary = "Judge a presented secret",
            description =
                    "Always 200 with a verdict; a verdict that begins after a revocation was answered is a refusal."
                            + " Authenticate with a READ key of the installation organization.",
            security = @SecurityRequirement(name = ValidatorKeyChain.SCHEME))
    ResponseEntity<VerifyAnswer> verify(
            @Valid @RequestBody VerifyRequest asked,
            @AuthenticationPrincipal ValidatorCaller caller,
            HttpServletRequest request) {
        long atLeast = PositionHeaders.minPosition(request).orElse(-1);
        Answer<Verdict> answer = verdicts.judge(asked.key(), asked.permission(), atLeast)
                .orElseGet(() -> new Answer<>(Verdict.MALFORMED, caller.position()));
        return new Answer<>(VerifyAnswer.of(answer.content()), answer.position()).ok();
    }
}
