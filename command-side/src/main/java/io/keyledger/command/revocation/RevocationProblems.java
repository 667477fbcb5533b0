package io.keyledger.command.revocation;

import io.keyledger.http.Problem;
import io.keyledger.projection.PositionNotReached;
import io.keyledger.projection.ProjectionStopped;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Where it is not known which keys there are, none is revoked; each can still be by its id. */
@RestControllerAdvice("io.keyledger.command.revocation")
@Order(Ordered.HIGHEST_PRECEDENCE)
class RevocationProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(PositionNotReached failure) {
        return unavailable("POSITION_NOT_REACHED", "The list of living keys has not caught up yet; try again.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(ProjectionStopped failure) {
        return unavailable(
                "PROJECTION_STOPPED",
                "The list of living keys has stopped;"
                        + " nothing is lost, and it goes on by itself once it can. If it does not, its operator has to see why.");
    }

    private static ResponseEntity<ProblemDetail> unavailable(String code, String what) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        code,
                        what + " No key was revoked. Revoke single keys by their ids, or close the organization."));
    }
}
