package io.keyledger.query.validation;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.query.reading.Answer;
import io.keyledger.query.reading.RequiredPosition;
import io.keyledger.query.validation.Verdict.JudgedKey;
import io.keyledger.query.validation.Verdicts.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Asks for a verdict over HTTP. */
@RestController
@Tag(name = "Validation", description = "May this request pass?")
class VerifyController {

    private static final int MOST = 1_000;

    private final Verdicts verdicts;
    private final RequiredPosition required;

    VerifyController(Verdicts verdicts, RequiredPosition required) {
        this.verdicts = verdicts;
        this.required = required;
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

        Question question() {
            return new Question(key, permission);
        }

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
            JudgedKey key = verdict.key();
            if (key == null) {
                return new VerifyAnswer(false, verdict.code(), null, null, null, null, null, null, null);
            }
            return new VerifyAnswer(
                    verdict.valid(),
                    verdict.code(),
                    key.id(),
                    key.organization().text(),
                    key.name(),
                    key.permission(),
                    key.environment(),
                    key.secretVersion(),
                    key.expiresAt());
        }
    }

    /** Never shows the keys it carries. */
    record BatchRequest(
            @Schema(description = "What to judge, at most 1,000") @NotNull @Size(min = 1, max = MOST)
            List<@Valid @NotNull VerifyRequest> keys) {

        @Override
        public String toString() {
            return "BatchRequest[" + keys.size() + " keys]";
        }
    }

    record BatchAnswer(
            @Schema(description = "One verdict for each key that was sent, in that order")
            List<VerifyAnswer> verdicts) {}

    @PostMapping("/v1/keys/verify")
    @Operation(
            summary = "Judge a presented secret",
            description =
                    "Always 200 with a verdict; a verdict that begins after a revocation was answered is a refusal."
                            + " Authenticate with a READ key of the installation organization.",
            security = @SecurityRequirement(name = ValidatorKeyChain.SCHEME))
    ResponseEntity<VerifyAnswer> verify(@Valid @RequestBody VerifyRequest asked, HttpServletRequest request) {
        long atLeast = required.ofVerdict(request);
        Verdict verdict = verdicts.judge(asked.question(), atLeast);
        return new Answer<>(VerifyAnswer.of(verdict), verdict.position()).ok();
    }

    @PostMapping("/v1/keys/verify-batch")
    @Operation(
            summary = "Judge many presented secrets",
            description =
                    "Always 200 with one verdict for each, in the order they were sent; the position is the lowest at"
                            + " which one was judged. Authenticate with a READ key of the installation organization.",
            security = @SecurityRequirement(name = ValidatorKeyChain.SCHEME))
    ResponseEntity<BatchAnswer> verifyBatch(@Valid @RequestBody BatchRequest asked, HttpServletRequest request) {
        long atLeast = required.ofVerdict(request);
        List<Verdict> judged = verdicts.judge(
                asked.keys().stream().map(VerifyRequest::question).toList(), atLeast);
        BatchAnswer answer =
                new BatchAnswer(judged.stream().map(VerifyAnswer::of).toList());
        long position = judged.stream().mapToLong(Verdict::position).min().orElseThrow();
        return new Answer<>(answer, position).ok();
    }
}
