package io.keyledger.http;

import io.keyledger.http.InvalidFields.Invalid;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Says which arguments broke a declared constraint. The constraint's own message is the reason, so it must echo nothing. */
final class InvalidArguments {

    private InvalidArguments() {}

    static ProblemDetail problem(BindingResult bound) {
        return InvalidFields.problem(
                bound.getAllErrors().stream().map(InvalidArguments::invalid).toList());
    }

    static ProblemDetail problem(HandlerMethodValidationException failure) {
        List<Invalid> invalid = new ArrayList<>();
        for (ParameterValidationResult result : failure.getParameterValidationResults()) {
            if (result instanceof ParameterErrors fields) {
                fields.getAllErrors().forEach(error -> invalid.add(invalid(error)));
            } else {
                String name = nameOf(result.getMethodParameter());
                result.getResolvableErrors().forEach(error -> invalid.add(new Invalid(name, reason(error))));
            }
        }
        return InvalidFields.problem(invalid);
    }

    static ProblemDetail problem(ConstraintViolationException failure) {
        return InvalidFields.problem(failure.getConstraintViolations().stream()
                .map(InvalidArguments::invalid)
                .toList());
    }

    private static Invalid invalid(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return new Invalid(FieldNames.shown(path.substring(path.indexOf('.') + 1)), violation.getMessage());
    }

    private static Invalid invalid(ObjectError error) {
        if (error instanceof FieldError field) {
            // The message of a failed conversion quotes the value.
            String reason = field.isBindingFailure() ? InvalidFields.mustBe(null) : reason(field);
            return new Invalid(FieldNames.shown(field.getField()), reason);
        }
        return new Invalid(FieldNames.shown((String) null), reason(error));
    }

    private static String reason(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), InvalidFields.mustBe(null));
    }

    private static String nameOf(MethodParameter parameter) {
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
        String declared =
                header != null ? header.name() : query != null ? query.name() : path != null ? path.name() : "";
        return declared.isEmpty() ? FieldNames.shown(parameter.getParameterName()) : declared;
    }
}
