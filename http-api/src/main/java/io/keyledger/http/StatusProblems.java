package io.keyledger.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The problem for a status of which nothing more is known. */
final class StatusProblems {

    private StatusProblems() {}

    static ProblemDetail of(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> Problem.of(status, "NOT_FOUND", "There is nothing here");
            case 405 ->
                Problem.of(status, "METHOD_NOT_ALLOWED", "This method is not allowed here; see the Allow header");
            case 406 -> Problem.of(status, "NOT_ACCEPTABLE", "None of the media types asked for can be answered");
            case 413 -> tooLarge();
            case 415 ->
                Problem.of(status, "UNSUPPORTED_MEDIA_TYPE", "The body has a media type that is not understood here");
            case 501 -> Problem.of(status, "NOT_IMPLEMENTED", "The request asks for something this server does not do");
            case 503 -> Problem.of(status, "UNAVAILABLE", "This cannot be answered now; try again");
            default -> other(status);
        };
    }

    private static ProblemDetail other(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null || !known.is4xxClientError() ? internal() : Problem.of(status, known.name(), null);
    }

    static ProblemDetail tooLarge() {
        return Problem.of(
                HttpStatusCode.valueOf(413), "PAYLOAD_TOO_LARGE", "The body is larger than this server takes");
    }

    static ProblemDetail internal() {
        return Problem.of(HttpStatusCode.valueOf(500), "INTERNAL", null);
    }
}
