package io.keyledger.command.refusal;

import io.keyledger.enforcement.EnforcementPending;
import io.keyledger.eventstore.Contended;
import io.keyledger.eventstore.GivenToNobody;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.http.PositionHeaders;
import io.keyledger.http.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Where refusals and failures become RFC 9457 problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalProblems {

    private static final Logger log = LoggerFactory.getLogger(RefusalProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Refusal refusal) {
        return RefusalAnswer.of(refusal).problem();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(StoreUnavailable unavailable) {
        return storeUnavailable(String.valueOf(unavailable.getMessage()));
    }

    /** Of Spring's failures those that are the database's; what is a mistake of ours stays one. */
    @ExceptionHandler({
        TransactionException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        NonTransientDataAccessResourceException.class,
        UncategorizedDataAccessException.class
    })
    ResponseEntity<ProblemDetail> answer(NestedRuntimeException failure) {
        log.warn("A request could not be carried out: {}", failure.toString());
        return storeUnavailable("The event store cannot be reached.");
    }

    private static ResponseEntity<ProblemDetail> storeUnavailable(String what) {
        return again(
                "STORE_UNAVAILABLE", what + " It may or may not have been done; look, then repeat what is missing.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Contended contended) {
        return again("CONTENDED", String.valueOf(contended.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(GivenToNobody undecided) {
        log.warn("A command was not decided: {}", undecided.getMessage());
        return again("GIVEN_TO_NOBODY", undecided.getMessage() + " Try again.");
    }

    /** Not a refusal: the command is stored. But nobody may take it for enforced. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(EnforcementPending pending) {
        log.warn("{}; the command that waited for it is stored", pending.getMessage());
        ProblemDetail problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "ENFORCEMENT_PENDING",
                "This is stored, but not every validator has confirmed it yet: what was taken away may still be accepted."
                        + " Repeat the request to wait again. Do not repeat a rotation: the secret that it would have shown is lost,"
                        + " so end the previous secret, which waits again, and rotate once more.");
        problem.setProperty("position", pending.position());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .header(PositionHeaders.POSITION, Long.toString(pending.position()))
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> again(String code, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
    }
}
