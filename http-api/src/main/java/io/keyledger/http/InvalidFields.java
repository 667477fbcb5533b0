package io.keyledger.http;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Which fields of a request are not as they must be, and why; the values themselves stay unsaid. */
final class InvalidFields {

    private static final int SHOWN_AT_MOST = 20;

    private InvalidFields() {}

    /** One field and what it must be, worded to follow the field's name: "must not be blank". */
    record Invalid(String field, String reason) {

        @Override
        public String toString() {
            return field + " " + reason;
        }
    }

    static ProblemDetail problem(String field, String reason) {
        return problem(List.of(new Invalid(field, reason)));
    }

    static ProblemDetail problem(List<Invalid> fields) {
        List<Invalid> shown = fields.stream()
                .sorted(InvalidFields::byText)
                .limit(SHOWN_AT_MOST)
                .toList();
        ProblemDetail problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "INVALID_FIELD",
                shown.stream().map(Invalid::toString).collect(Collectors.joining("; ")));
        problem.setProperty(
                "errors",
                shown.stream()
                        .map(invalid -> Problem.field(invalid.field(), invalid.reason()))
                        .toList());
        return problem;
    }

    /** What a value of that type must look like. */
    static String mustBe(@Nullable Class<?> type) {
        if (type == null) {
            return "has a form that is not allowed";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        return switch (type.getName()) {
            case "java.lang.String" -> "must be a text";
            case "java.time.Instant" -> "must be an ISO-8601 instant such as 2030-01-31T12:00:00Z";
            case "java.time.Duration" -> "must be an ISO-8601 duration such as PT24H";
            case "boolean", "java.lang.Boolean" -> "must be true or false";
            case "int", "long", "java.lang.Integer", "java.lang.Long" -> "must be a whole number";
            default -> "has a form that is not allowed";
        };
    }

    private static int byText(Invalid one, Invalid other) {
        return one.toString().compareTo(other.toString());
    }
}
