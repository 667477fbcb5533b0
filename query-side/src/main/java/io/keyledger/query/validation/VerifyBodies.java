package io.keyledger.query.validation;

import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.http.BodyProblems;
import io.keyledger.query.validation.Verdict.JudgedKey;
import io.keyledger.query.validation.Verdicts.Question;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** What is asked of a validator and what it answers, on both of its ports. */
final class VerifyBodies {

    static final int MOST_IN_A_BATCH = 1_000;

    private static final String NOT_NULL = "must not be null";

    private VerifyBodies() {}

    /** What is wrong with a question, for a server that does not look at the annotations; null if nothing is. */
    static @Nullable ProblemDetail problem(@Nullable VerifyRequest asked) {
        if (asked == null) {
            return BodyProblems.missing();
        }
        return isLeftOut(asked.key()) ? BodyProblems.invalid("key", NOT_NULL) : null;
    }

    /** The same of many. */
    static @Nullable ProblemDetail problem(@Nullable BatchRequest batch) {
        if (batch == null) {
            return BodyProblems.missing();
        }
        List<VerifyRequest> asked = batch.keys();
        if (isLeftOut(asked)) {
            return BodyProblems.invalid("keys", NOT_NULL);
        }
        if (asked.isEmpty() || asked.size() > MOST_IN_A_BATCH) {
            return BodyProblems.invalid("keys", "size must be between 1 and " + MOST_IN_A_BATCH);
        }
        for (int i = 0; i < asked.size(); i++) {
            if (isLeftOut(asked.get(i))) {
                return BodyProblems.invalid("keys[" + i + "]", NOT_NULL);
            }
            if (isLeftOut(asked.get(i).key())) {
                return BodyProblems.invalid("keys[" + i + "].key", NOT_NULL);
            }
        }
        return null;
    }

    /** JSON may leave out what must be there. */
    private static boolean isLeftOut(@Nullable Object field) {
        return field == null;
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
            @Schema(description = "What to judge, at most 1,000") @NotNull @Size(min = 1, max = MOST_IN_A_BATCH)
            List<@Valid @NotNull VerifyRequest> keys) {

        @Override
        public String toString() {
            return "BatchRequest[" + keys.size() + " keys]";
        }
    }

    record BatchAnswer(
            @Schema(description = "One verdict for each key that was sent, in that order")
            List<VerifyAnswer> verdicts) {

        static BatchAnswer of(List<Verdict> judged) {
            return new BatchAnswer(judged.stream().map(VerifyAnswer::of).toList());
        }

        /** The lowest position at which one was judged. */
        static long position(List<Verdict> judged) {
            return judged.stream().mapToLong(Verdict::position).min().orElseThrow();
        }
    }
}
