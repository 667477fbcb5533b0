package io.keyledger.command.refusal;

import io.keyledger.http.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * What a refusal says to whoever asked over HTTP, wherever it was decided.
 *
 * @param again whether the same request may succeed a moment later
 * @param more further properties of the problem
 */
record RefusalAnswer(HttpStatus status, String code, String detail, boolean again, Map<String, Object> more) {

    private static final String NOTHING_HERE = "There is nothing here for you.";

    /** The one place where refusals get their statuses and codes. */
    static RefusalAnswer of(Refusal refusal) {
        return switch (refusal) {
            case OrganizationUnknown r -> plain(HttpStatus.NOT_FOUND, "NOT_FOUND", NOTHING_HERE);
            case KeyUnknown r -> plain(HttpStatus.NOT_FOUND, "NOT_FOUND", NOTHING_HERE);
            case MemberUnknown r -> plain(HttpStatus.NOT_FOUND, "NOT_FOUND", NOTHING_HERE);
            case RoleInsufficient r -> plain(HttpStatus.FORBIDDEN, "INSUFFICIENT_ROLE", r.getMessage());
            case OwnerRequired r -> plain(HttpStatus.FORBIDDEN, "INSUFFICIENT_ROLE", r.getMessage());
            case OrganizationIsClosed r -> conflict("ORGANIZATION_CLOSED", r);
            case InstallationCannotBeClosed r -> conflict("INSTALLATION_CANNOT_BE_CLOSED", r);
            case LastOwner r -> conflict("LAST_OWNER", r);
            case IdempotencyKeyReused r ->
                plain(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED", r.getMessage());
            case KeyNameInUse r -> conflict("KEY_NAME_IN_USE", r);
            case KeyAlreadyRevoked r -> conflict("KEY_ALREADY_REVOKED", r);
            case KeyAlreadyExpired r -> conflict("KEY_ALREADY_EXPIRED", r);
            case PreviousSecretStillValid r -> conflict("PREVIOUS_SECRET_STILL_VALID", r);
            case FieldRefused r -> fieldRefused(r);
            case ContextNotSealed r ->
                new RefusalAnswer(HttpStatus.SERVICE_UNAVAILABLE, "CONTEXT_NOT_SEALED", r.getMessage(), true, Map.of());
            case SecretNotRepeatable r ->
                new RefusalAnswer(
                        HttpStatus.CONFLICT,
                        "SECRET_NOT_REPEATABLE",
                        r.getMessage(),
                        false,
                        Map.of("keyId", r.key().text()));
            case OrganizationAlreadyRegistered r -> conflict("ORGANIZATION_ALREADY_REGISTERED", r);
            case MemberHasAnotherRole r -> conflict("MEMBER_HAS_ANOTHER_ROLE", r);
            case RefusedElsewhere r -> r.answer();
        };
    }

    private static RefusalAnswer conflict(String code, Refusal refusal) {
        return plain(HttpStatus.CONFLICT, code, refusal.getMessage());
    }

    private static RefusalAnswer plain(HttpStatus status, String code, String detail) {
        return new RefusalAnswer(status, code, detail, false, Map.of());
    }

    /** In the form in which http-api answers a field that breaks a declared constraint. */
    private static RefusalAnswer fieldRefused(FieldRefused refusal) {
        return new RefusalAnswer(
                HttpStatus.BAD_REQUEST,
                "INVALID_FIELD",
                refusal.getMessage(),
                false,
                Map.of("errors", List.of(Problem.field(refusal.field(), refusal.reason()))));
    }

    /** As the RFC 9457 problem that the request under way is answered with. */
    ResponseEntity<ProblemDetail> problem() {
        ProblemDetail problem = Problem.of(status, code, detail);
        more.forEach(problem::setProperty);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (again) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(problem);
    }
}
