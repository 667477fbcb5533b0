package io.keyledger.http;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;

/** What is wrong with a body, for servers other than Spring MVC: the same problems in the same words. */
public final class BodyProblems {

    private BodyProblems() {}

    /** There is none. */
    public static ProblemDetail missing() {
        return UnreadableBody.missing();
    }

    /** It could not be read. */
    public static ProblemDetail unreadable(JacksonException failure) {
        return UnreadableBody.problem(failure);
    }

    /**
     * One of its fields is not as it must be.
     *
     * @param reason worded to follow the name of the field: "must not be null"
     */
    public static ProblemDetail invalid(String field, String reason) {
        return InvalidFields.problem(field, reason);
    }

    /** It is larger than allowed. */
    public static ProblemDetail tooLarge() {
        return StatusProblems.tooLarge();
    }

    /** What stands in a status line alone. */
    public static ProblemDetail status(int status) {
        return StatusProblems.of(HttpStatusCode.valueOf(status));
    }
}
