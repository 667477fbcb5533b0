package io.keyledger.command.key;

import io.keyledger.command.enforcement.EnforcementAnswer;
import io.keyledger.command.enforcement.Enforcing;
import io.keyledger.command.key.KeyBodies.AmendRequest;
import io.keyledger.command.key.KeyBodies.KeyAnswer;
import io.keyledger.command.key.KeyBodies.SuspensionRequest;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.request.Answers;
import io.keyledger.command.request.CommandContext;
import io.keyledger.command.request.PathIds;
import io.keyledger.events.Actor;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changing keys without a new secret, over HTTP: translates, sends, answers how the key stands then. */
@RestController
@RequestMapping(path = "/v1/organizations/{organizationId}/keys/{keyId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Keys")
class KeyChangesEndpoint {

    private final Decisions decisions;
    private final Enforcing enforcing;
    private final CommandContext context;
    private final Clock clock;

    KeyChangesEndpoint(Decisions decisions, Enforcing enforcing, CommandContext context, Clock clock) {
        this.decisions = decisions;
        this.enforcing = enforcing;
        this.context = context;
        this.clock = clock;
    }

    @PatchMapping
    @Operation(
            summary = "Rename a key or move its expiry",
            description =
                    "What is absent stays as it is. A key that has expired or was revoked is final. Where it names an"
                            + " expiry, which may be an earlier one, the answer comes when every validator knows it.")
    ResponseEntity<KeyAnswer> amend(
            @PathVariable String organizationId,
            @PathVariable String keyId,
            @Valid @RequestBody AmendRequest body,
            Actor actor,
            HttpServletRequest request) {
        AmendKey command = new AmendKey(
                PathIds.key(keyId),
                PathIds.organization(organizationId),
                body.name() == null ? null : new Name(body.name()),
                body.expiresAt(),
                actor);
        boolean mayEndEarlier = command.expiry() != null && command.expiry().at() != null;
        return answer(command, mayEndEarlier, actor, request);
    }

    @PostMapping("/suspension")
    @Operation(
            summary = "Suspend a key",
            description = "Refused from now on, until it is resumed; answered when no validator accepts it any more."
                    + " Repeating it changes nothing and succeeds.")
    ResponseEntity<KeyAnswer> suspend(
            @PathVariable String organizationId,
            @PathVariable String keyId,
            @Valid @RequestBody SuspensionRequest body,
            Actor actor,
            HttpServletRequest request) {
        Comment comment = body.comment() == null ? Comment.NONE : new Comment(body.comment());
        return answer(
                new SuspendKey(PathIds.key(keyId), PathIds.organization(organizationId), comment, actor),
                true,
                actor,
                request);
    }

    @DeleteMapping("/suspension")
    @Operation(summary = "Resume a suspended key", description = "Repeating it changes nothing and succeeds.")
    ResponseEntity<KeyAnswer> resume(
            @PathVariable String organizationId, @PathVariable String keyId, Actor actor, HttpServletRequest request) {
        return answer(
                new ResumeKey(PathIds.key(keyId), PathIds.organization(organizationId), actor), false, actor, request);
    }

    @DeleteMapping("/previous-secret")
    @Operation(
            summary = "End the previous secret before its overlap is over",
            description =
                    "The current secret stays. Answered when no validator accepts the previous one any more. If there is none"
                            + " that still works, this changes nothing and succeeds.")
    ResponseEntity<KeyAnswer> retirePreviousSecret(
            @PathVariable String organizationId, @PathVariable String keyId, Actor actor, HttpServletRequest request) {
        return answer(
                new RetirePreviousSecret(PathIds.key(keyId), PathIds.organization(organizationId), actor),
                true,
                actor,
                request);
    }

    private ResponseEntity<KeyAnswer> answer(
            Object command, boolean takesAway, Actor actor, HttpServletRequest request) {
        Decided<KeyStanding> decided = decisions.decide(command, context.of(request, actor));
        EnforcementAnswer enforcement = takesAway ? enforcing.of(decided) : null;
        return Answers.of(HttpStatus.OK, decided, KeyAnswer.of(decided.outcome(), clock.instant(), enforcement));
    }
}
