package io.keyledger.http;

import io.keyledger.http.InvalidFields.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says why a body could not be read: the field and the rule, never the value. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDetail problem(HttpMessageNotReadableException failure) {
        Throwable cause = failure.getCause();
        if (BodyTooLarge.isCauseOf(failure)) {
            return StatusProblems.tooLarge();
        }
        return cause == null ? missing() : problem(cause);
    }

    static ProblemDetail missing() {
        return Problem.of(HttpStatus.BAD_REQUEST, "MISSING_BODY", "A body is required");
    }

    static ProblemDetail problem(Throwable cause) {
        ProblemException refusal = refusalOf(cause);
        if (refusal != null) {
            return refusal.getBody();
        }
        return switch (cause) {
            case StreamReadException broken -> malformed();
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case MismatchedInputException mismatch ->
                InvalidFields.problem(FieldNames.shown(mismatch), InvalidFields.mustBe(mismatch.getTargetType()));
            case DatabindException failed ->
                InvalidFields.problem(FieldNames.shown(failed), "has a form that is not allowed");
            default -> malformed();
        };
    }

    private static ProblemDetail malformed() {
        return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED_JSON", "The body is not well-formed JSON");
    }

    private static ProblemDetail unknownField(UnrecognizedPropertyException unknown) {
        List<String> known = unknown.getKnownPropertyIds() == null
                ? List.of()
                : unknown.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList();
        return InvalidFields.problem(List.of(
                new Invalid(FieldNames.shown(unknown), "is not known here; known are " + String.join(", ", known))));
    }

    /** A value object or body record may refuse in its constructor; its own words are better than any of ours. */
    private static @Nullable ProblemException refusalOf(Throwable failure) {
        return failure.getCause() instanceof ProblemException refusal ? refusal : null;
    }
}
