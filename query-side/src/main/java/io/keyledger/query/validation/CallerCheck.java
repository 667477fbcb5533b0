package io.keyledger.query.validation;

import io.keyledger.query.validation.Verdict.JudgedKey;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Whether somebody may ask for verdicts: whoever bears a READ key of the installation, itself judged by a verdict
 * (RFC 6750). The key goes no further.
 *
 * @param caller who it is, or null if he may not
 * @param refusal why he may not, or null if he may
 */
record CallerCheck(
        @Nullable ValidatorCaller caller, @Nullable Refusal refusal) {

    /** How a caller is turned away; no error stands in the challenge to one who sent no credential. */
    record Refusal(HttpStatus status, @Nullable String error, String code, String detail) {

        /** The value of {@code WWW-Authenticate}. */
        String challenge() {
            String realm = "Bearer realm=\"keyledger\"";
            return error == null ? realm : realm + ", error=\"" + error + "\"";
        }
    }

    private static final CallerCheck UNDECIDED = new CallerCheck(null, null);
    private static final CallerCheck NOBODY =
            refused(HttpStatus.UNAUTHORIZED, null, "UNAUTHENTICATED", "A validator key is required");
    private static final CallerCheck TWO = refused(
            HttpStatus.BAD_REQUEST,
            "invalid_request",
            "INVALID_REQUEST",
            "Send one header Authorization: Bearer with a validator key");
    private static final CallerCheck OTHER_SCHEME = refused(
            HttpStatus.UNAUTHORIZED,
            "invalid_token",
            "INVALID_TOKEN",
            "Send one header Authorization: Bearer with a validator key");
    private static final CallerCheck INVALID = refused(
            HttpStatus.UNAUTHORIZED, "invalid_token", "INVALID_TOKEN", "This is not a validator key that is valid now");
    private static final CallerCheck ELSEWHERE = refused(
            HttpStatus.FORBIDDEN,
            "insufficient_scope",
            "FORBIDDEN",
            "Only READ keys of the installation may ask for verdicts");

    /** The codes of all refusals. */
    static final List<String> CODES = Stream.of(NOBODY, TWO, OTHER_SCHEME, INVALID, ELSEWHERE)
            .map(CallerCheck::refusal)
            .filter(Objects::nonNull)
            .map(Refusal::code)
            .distinct()
            .toList();

    private static CallerCheck refused(HttpStatus status, @Nullable String error, String code, String detail) {
        return new CallerCheck(null, new Refusal(status, error, code, detail));
    }

    /**
     * Why whoever sent this may not ask, as far as that can be told from the text alone; null if only a verdict can tell.
     *
     * @param authorization all values of that header
     * @param isSecret whether a text is that of a secret, known or not
     */
    static @Nullable Refusal withoutVerdict(List<String> authorization, Predicate<String> isSecret) {
        return read(authorization, credential -> isSecret.test(credential) ? UNDECIDED : INVALID)
                .refusal();
    }

    /**
     * @param authorization all values of that header
     * @param verdicts judges a presented text
     * @throws ValidatorUnready if there can be no certain verdict now
     */
    static CallerCheck of(List<String> authorization, Function<String, Verdict> verdicts) {
        return read(authorization, credential -> judged(verdicts.apply(credential)));
    }

    private static CallerCheck read(List<String> authorization, Function<String, CallerCheck> check) {
        if (authorization.isEmpty()) {
            return NOBODY;
        }
        if (authorization.size() > 1) {
            return TWO;
        }
        String credential = BearerCredential.in(authorization.getFirst());
        return credential == null ? OTHER_SCHEME : check.apply(credential);
    }

    private static CallerCheck judged(Verdict verdict) {
        JudgedKey key = verdict.key();
        if (key == null || !verdict.valid()) {
            return INVALID;
        }
        return ValidatorCaller.mayAsk(key) ? new CallerCheck(new ValidatorCaller(key.id()), null) : ELSEWHERE;
    }
}
