package io.keyledger.identity;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Hands refusals met within a controller back to the security filters, which know the challenge to answer with. */
@RestControllerAdvice
@SuppressWarnings("DoNotCallSuggester") // only Spring calls them
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecurityRefusals {

    @ExceptionHandler
    void refused(AuthenticationException refusal) {
        throw refusal;
    }

    @ExceptionHandler
    void refused(AccessDeniedException refusal) {
        throw refusal;
    }
}
