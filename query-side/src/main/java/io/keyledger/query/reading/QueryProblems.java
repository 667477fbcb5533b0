package io.keyledger.query.reading;

import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.http.Problem;
import io.keyledger.projection.PositionNotReached;
import io.keyledger.projection.ProjectionStopped;
import java.util.List;
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

/** What a query answers that cannot be answered truthfully, now or at all. */
@RestControllerAdvice("io.keyledger.query")
@Order(Ordered.HIGHEST_PRECEDENCE)
class QueryProblems {

    private static final Logger log = LoggerFactory.getLogger(QueryProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(PositionNotReached failure) {
        return unavailable(
                "POSITION_NOT_REACHED", "What was asked for has not arrived here yet; try again or ask without it");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(ProjectionStopped failure) {
        return unavailable(
                "PROJECTION_STOPPED",
                "What answers this has stopped;"
                        + " nothing is lost, and it goes on by itself once it can. If it does not, its operator has to see why");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(StoreUnavailable failure) {
        return unavailable("STORE_UNAVAILABLE", "The event store cannot be reached now");
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
        log.warn("A query could not be answered: {}", failure.toString());
        return unavailable("STORE_UNAVAILABLE", "The event store cannot be reached now");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(InvalidParameter failure) {
        ProblemDetail problem =
                Problem.of(HttpStatus.BAD_REQUEST, "INVALID_FIELD", failure.name() + " " + failure.reason());
        problem.setProperty("errors", List.of(Problem.field(failure.name(), failure.reason())));
        return ResponseEntity.badRequest().body(problem);
    }

    private static ResponseEntity<ProblemDetail> unavailable(String code, String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
    }
}
