package io.keyledger.command.enforcement;

import io.keyledger.enforcement.Enforced;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;

/** From when on no validator accepts what was taken away; part of the answers of commands that take validity away. */
@Schema(
        name = "Enforcement",
        description = "From here on no validator of the installation accepts what this command took away.")
public record EnforcementAnswer(
        @Schema(description = "The position that every validator has applied", example = "4711")
        long position,

        @Schema(description = "When that was known") Instant at,

        @Schema(
                description = "How many validators have confirmed; those whose lease ran out answer nothing",
                example = "2")
        int validators,

        @Schema(description = "How long it took: an ISO 8601 duration", example = "PT0.0042S", type = "string")
        Duration elapsed) {

    static EnforcementAnswer of(Enforced enforced) {
        return new EnforcementAnswer(enforced.position(), enforced.at(), enforced.validators(), enforced.elapsed());
    }
}
