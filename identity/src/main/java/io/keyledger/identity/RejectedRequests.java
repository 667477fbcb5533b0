package io.keyledger.identity;

import io.keyledger.http.BodyProblems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What the firewall of Spring Security notices only when somebody asks for it, as it does the names of a form's fields: by then
 * it is too late for {@link SecurityRefusals}.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RejectedRequests {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(RequestRejectedException rejected) {
        return ResponseEntity.badRequest().body(BodyProblems.status(HttpStatus.BAD_REQUEST.value()));
    }
}
