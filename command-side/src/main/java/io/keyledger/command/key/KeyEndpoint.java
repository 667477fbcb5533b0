package io.keyledger.command.key;

import static java.util.Objects.requireNonNull;

import io.keyledger.command.enforcement.EnforcementAnswer;
import io.keyledger.command.enforcement.Enforcing;
import io.keyledger.command.key.KeyBodies.IssueRequest;
import io.keyledger.command.key.KeyBodies.IssuedAnswer;
import io.keyledger.command.key.KeyBodies.RevocationRequest;
import io.keyledger.command.key.KeyBodies.RevokedAnswer;
import io.keyledger.command.key.KeyBodies.RotatedAnswer;
import io.keyledger.command.key.KeyBodies.RotationRequest;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.request.Answers;
import io.keyledger.command.request.CommandContext;
import io.keyledger.command.request.Idempotent;
import io.keyledger.command.request.PathIds;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.secrets.SecretText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Managing keys over HTTP: translates, sends, answers. Ids and secrets are made here, before the command. */
@RestController
@RequestMapping(path = "/v1/organizations/{organizationId}/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Keys", description = "Issuing, rotating and revoking keys; for Owners and Admins")
class KeyEndpoint {

    private final Decisions decisions;
    private final Enforcing enforcing;
    private final CommandContext context;
    private final SecretGenerator secrets;
    private final SecretDigester digester;
    private final Clock clock;

    KeyEndpoint(
            Decisions decisions,
            Enforcing enforcing,
            CommandContext context,
            SecretGenerator secrets,
            SecretDigester digester,
            Clock clock) {
        this.decisions = decisions;
        this.enforcing = enforcing;
        this.context = context;
        this.secrets = secrets;
        this.digester = digester;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            summary = "Issue a key",
            description = "The answer shows the secret, this once. Repeated with the same Idempotency-Key it is 409"
                    + " SECRET_NOT_REPEATABLE with the key's id: rotate it to get a secret.")
    @Idempotent
    ResponseEntity<IssuedAnswer> issue(
            @PathVariable String organizationId,
            @Valid @RequestBody IssueRequest body,
            Actor actor,
            HttpServletRequest request) {
        OrganizationId organization = PathIds.organization(organizationId);
        RequestId id = RequestId.of(request, body);
        SecretText secret = secrets.generate(body.environment());
        Decided<KeyStanding> decided = decisions.decide(
                new IssueKey(
                        KeyId.of(id == null ? UUID.randomUUID() : id.creation(organization.text(), actor.subject())),
                        organization,
                        new Name(body.name()),
                        body.permission(),
                        body.environment(),
                        secret.prefix(),
                        digester.digest(secret),
                        body.expiresAt(),
                        id,
                        actor),
                context.of(request, actor, id));
        return Answers.of(HttpStatus.CREATED, decided, IssuedAnswer.of(decided.outcome(), secret));
    }

    @PostMapping("/{keyId}/rotation")
    @Operation(
            summary = "Rotate a key",
            description =
                    "The answer shows the new secret, this once. It works at once; the previous one works on until"
                            + " the end of the overlap. If a secret ends at once or within minutes, the answer comes when"
                            + " every validator knows it.")
    @Idempotent
    ResponseEntity<RotatedAnswer> rotate(
            @PathVariable String organizationId,
            @PathVariable String keyId,
            @Valid @RequestBody RotationRequest body,
            Actor actor,
            HttpServletRequest request) {
        Overlap overlap = body.overlap() == null ? null : new Overlap(body.overlap());
        RequestId id = RequestId.of(request, body);
        SecretText secret = secrets.generate(Environment.LIVE);
        Decided<KeyStanding> decided = decisions.decide(
                new RotateKey(
                        PathIds.key(keyId),
                        PathIds.organization(organizationId),
                        digester.digest(secret),
                        overlap,
                        Boolean.TRUE.equals(body.retirePreviousSecret()),
                        id,
                        actor),
                context.of(request, actor, id));
        KeyStanding key = decided.outcome();
        EnforcementAnswer enforcement = endsSoon(body, key) ? enforcing.of(decided) : null;
        return Answers.of(
                HttpStatus.CREATED,
                decided,
                RotatedAnswer.of(key, secret.beginning(key.prefix(), key.environment()), enforcement));
    }

    /** A validator that has not heard of the rotation must not go on accepting the previous secret when its end has come. */
    private boolean endsSoon(RotationRequest body, KeyStanding key) {
        Instant end = requireNonNull(requireNonNull(key.previous()).validUntil());
        return Boolean.TRUE.equals(body.retirePreviousSecret())
                || key.isPreviousRetired()
                || end.isBefore(clock.instant().plus(Enforcing.SOON));
    }

    @PostMapping("/{keyId}/revocation")
    @Operation(
            summary = "Revoke a key",
            description = "Ends the key and all its secrets for good. Answered when no validator accepts them any more;"
                    + " 503 ENFORCEMENT_PENDING if that cannot be confirmed in time. Repeating it changes nothing and"
                    + " succeeds, after it has waited as well.")
    ResponseEntity<RevokedAnswer> revoke(
            @PathVariable String organizationId,
            @PathVariable String keyId,
            @Valid @RequestBody RevocationRequest body,
            Actor actor,
            HttpServletRequest request) {
        Decided<KeyStanding> decided = decisions.decide(
                new RevokeKey(
                        PathIds.key(keyId),
                        PathIds.organization(organizationId),
                        body.reason(),
                        body.comment() == null ? Comment.NONE : new Comment(body.comment()),
                        actor),
                context.of(request, actor));
        return Answers.of(HttpStatus.OK, decided, RevokedAnswer.of(decided.outcome(), enforcing.of(decided)));
    }
}
