package io.keyledger.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * A refusal made at the HTTP edge itself, answered as the problem it carries. Decisions about keys have named refusals of
 * their own.
 */
public final class ProblemException extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    /**
     * @param code as in {@link Problem#of}
     * @param detail as in {@link Problem#of}: it echoes nothing that a client sent
     */
    public ProblemException(HttpStatus status, String code, String detail) {
        super(status, Problem.of(status, code, detail), null);
    }

    /** Adds a header to the answer, for example {@code Retry-After} or {@code WWW-Authenticate}; returns this. */
    public ProblemException header(String name, String value) {
        getHeaders().add(name, value);
        return this;
    }
}
