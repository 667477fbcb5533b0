package io.keyledger.command.revocation;

import io.keyledger.command.enforcement.Enforcing;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.request.Answers;
import io.keyledger.command.request.CommandContext;
import io.keyledger.command.request.PathIds;
import io.keyledger.command.revocation.RevocationBodies.ManyAnswer;
import io.keyledger.command.revocation.RevocationBodies.ManyRequest;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.eventstore.Decided;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Revoking many keys over HTTP: translates, sends, waits once, answers. */
@RestController
@RequestMapping(path = "/v1/organizations/{organizationId}/revocation", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Keys")
class RevocationEndpoint {

    private final Revocations revocations;
    private final Enforcing enforcing;
    private final CommandContext context;

    RevocationEndpoint(Revocations revocations, Enforcing enforcing, CommandContext context) {
        this.revocations = revocations;
        this.enforcing = enforcing;
        this.context = context;
    }

    @PostMapping
    @Operation(
            summary = "Revoke many keys",
            description =
                    "All keys of the organization, or those that are named, as they were when the request came. Answered once"
                            + " no validator accepts any of them. If it fails some may be revoked already: repeat it. Each"
                            + " is an entry of its own in the audit trail, all with the same correlation id.")
    ResponseEntity<ManyAnswer> revoke(
            @PathVariable String organizationId,
            @Valid @RequestBody ManyRequest body,
            Actor actor,
            HttpServletRequest request) {
        Decided<List<KeyId>> decided = revocations.revoke(
                new Revocations.Asked(
                        PathIds.organization(organizationId),
                        body.filter(),
                        body.reason(),
                        body.comment() == null ? Comment.NONE : new Comment(body.comment()),
                        actor),
                context.of(request, actor));
        List<String> keys = decided.outcome().stream().map(KeyId::text).toList();
        return Answers.of(HttpStatus.OK, decided, new ManyAnswer(keys, enforcing.of(decided)));
    }
}
