package io.keyledger.query.validation;

import io.keyledger.http.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is answered instead of an uncertain verdict. */
@RestControllerAdvice(assignableTypes = VerifyController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ValidatorProblems {

    static final String RETRY_AFTER = "1";

    private final VerdictCounts.OfPort counts;

    ValidatorProblems(VerdictCounts counts) {
        this.counts = counts.of(VerdictCounts.Port.MANAGEMENT);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(ValidatorUnready unready) {
        counts.withheld(unready);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .body(of(unready));
    }

    static ProblemDetail of(ValidatorUnready unready) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, unready.code(), unready.detail());
    }
}
