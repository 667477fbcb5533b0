package io.keyledger.command.enforcement;

import io.keyledger.command.request.Answers;
import io.keyledger.command.request.CommandContext;
import io.keyledger.enforcement.Validator;
import io.keyledger.enforcement.Validators;
import io.keyledger.events.Actor;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Validators, for Owners of the installation. */
@RestController
@RequestMapping(path = "/v1/validators", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Validators", description = "For operators: who answers verdicts, and how far each is")
class ValidatorsEndpoint {

    private final Decisions decisions;
    private final CommandContext context;
    private final Validators validators;

    ValidatorsEndpoint(Decisions decisions, CommandContext context, Validators validators) {
        this.decisions = decisions;
        this.context = context;
        this.validators = validators;
    }

    @Schema(name = "Validator")
    record ValidatorAnswer(
            @Schema(description = "Which start of it", example = "9c8e2f0a-6f0e-4d3b-9a53-0f6f4c1c7a55")
            UUID incarnation,

            @Schema(description = "The process it runs in", example = "4711@validator-1")
            String name,

            @Schema(description = "Every fact up to here takes part in its verdicts; -1 for none", example = "815")
            long applied,

            @Schema(description = "How many facts it is behind the store", example = "0")
            long lag,

            @Schema(description = "How long it answers without renewing: ISO 8601", example = "PT2S", type = "string")
            Duration lease,

            @Schema(description = "From when the lease counts, by the database's clock")
            Instant renewedAt,

            @Schema(description = "When it registered, by the database's clock")
            Instant joinedAt,

            @Schema(description = "The peppers in its keyring, by which it finds secrets")
            List<String> peppers,

            @Schema(description = "The binding keys in its keyring, by which it proves secrets")
            List<String> bindingKeys,

            @Schema(description = "RUN_OUT once it can no longer answer anything")
            Validator.State state) {

        static ValidatorAnswer of(Validator validator, long head) {
            return new ValidatorAnswer(
                    validator.incarnation(),
                    validator.name(),
                    validator.applied(),
                    Math.max(0, head - validator.applied()),
                    validator.lease(),
                    validator.renewedAt(),
                    validator.joinedAt(),
                    validator.pepperIds(),
                    validator.bindingKeyIds(),
                    validator.state());
        }
    }

    record ValidatorsAnswer(List<ValidatorAnswer> validators) {}

    @GetMapping
    @Operation(
            summary = "Who validates",
            description = "All validators that are registered, those whose lease ran out of late among them.")
    ResponseEntity<ValidatorsAnswer> all(Actor actor, HttpServletRequest request) {
        Decided<?> decided = decisions.decide(new LookAtValidators(actor), context.of(request, actor));
        List<ValidatorAnswer> all = validators.all().stream()
                .map(validator -> ValidatorAnswer.of(validator, decided.position()))
                .toList();
        return Answers.of(HttpStatus.OK, decided, new ValidatorsAnswer(all));
    }
}
