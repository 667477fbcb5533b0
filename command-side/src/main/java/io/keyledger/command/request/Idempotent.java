package io.keyledger.command.request;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the description of an operation that it takes an {@code Idempotency-Key}; see {@link RequestId}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = "Idempotency-Key",
        description = "A quoted string; with it, repeating the request never creates anything twice",
        example = "\"8e03978e-40d5\"")
public @interface Idempotent {}
