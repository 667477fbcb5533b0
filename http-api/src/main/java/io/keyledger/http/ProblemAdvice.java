package io.keyledger.http;

import jakarta.validation.ConstraintViolationException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns whatever nobody else has turned into an answer into a problem. It stands last and takes everything: an advice for
 * refusals of one's own should carry a smaller {@code @Order}.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(ConstraintViolationException.class)
    @Nullable
    ResponseEntity<Object> invalid(ConstraintViolationException failure, WebRequest request) {
        return handleExceptionInternal(failure, null, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }

    /** The server reads a query only when somebody asks for a parameter of it, and so it fails in the midst of things. */
    @ExceptionHandler(InvalidParameterException.class)
    @Nullable
    ResponseEntity<Object> unreadable(InvalidParameterException failure, WebRequest request) {
        return handleExceptionInternal(
                failure, null, new HttpHeaders(), HttpStatusCode.valueOf(failure.getErrorCode()), request);
    }

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        HttpStatus status =
                BodyTooLarge.isCauseOf(failure) ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.INTERNAL_SERVER_ERROR;
        return handleExceptionInternal(failure, null, new HttpHeaders(), status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = problem(failure, status);
        if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("A request failed; its correlation id is {}", CorrelationId.current(), failure);
        }
        HttpHeaders answered = new HttpHeaders();
        answered.putAll(headers);
        answered.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(
                failure, problem, answered, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static ProblemDetail problem(Exception failure, HttpStatusCode status) {
        if (failure instanceof ProblemException refusal) {
            return refusal.getBody();
        }
        return status.is4xxClientError() ? refused(failure, status) : StatusProblems.of(status);
    }

    private static ProblemDetail refused(Exception failure, HttpStatusCode status) {
        return switch (failure) {
            case HttpMessageNotReadableException unreadable -> UnreadableBody.problem(unreadable);
            case MethodArgumentNotValidException invalid -> InvalidArguments.problem(invalid.getBindingResult());
            case HandlerMethodValidationException invalid -> InvalidArguments.problem(invalid);
            case ConstraintViolationException invalid -> InvalidArguments.problem(invalid);
            case MethodArgumentTypeMismatchException mismatch ->
                InvalidFields.problem(mismatch.getName(), InvalidFields.mustBe(mismatch.getRequiredType()));
            case TypeMismatchException mismatch ->
                InvalidFields.problem(
                        FieldNames.shown(mismatch.getPropertyName()), InvalidFields.mustBe(mismatch.getRequiredType()));
            case MissingRequestHeaderException missing ->
                Problem.of(HttpStatus.BAD_REQUEST, "MISSING_HEADER", missing.getHeaderName() + " is required");
            case MissingServletRequestParameterException missing ->
                InvalidFields.problem(missing.getParameterName(), "is required");
            case InvalidParameterException broken -> unreadableQuery(status);
            case ServletRequestBindingException unbound ->
                Problem.of(HttpStatus.BAD_REQUEST, "BAD_REQUEST", "The request lacks what is needed here");
            default -> StatusProblems.of(status);
        };
    }

    private static ProblemDetail unreadableQuery(HttpStatusCode status) {
        return status.isSameCodeAs(HttpStatus.BAD_REQUEST)
                ? Problem.of(status, "MALFORMED_QUERY", "The query must be name=value pairs in percent-encoded UTF-8")
                : StatusProblems.of(status);
    }
}
