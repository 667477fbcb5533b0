package io.keyledger.command.organization;

import io.keyledger.command.enforcement.Enforcing;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.organization.OrganizationBodies.ClosedAnswer;
import io.keyledger.command.organization.OrganizationBodies.ClosureRequest;
import io.keyledger.command.organization.OrganizationBodies.OrganizationAnswer;
import io.keyledger.command.organization.OrganizationBodies.PolicyBody;
import io.keyledger.command.organization.OrganizationBodies.RegistrationRequest;
import io.keyledger.command.organization.OrganizationBodies.RenamingRequest;
import io.keyledger.command.request.Answers;
import io.keyledger.command.request.CommandContext;
import io.keyledger.command.request.Idempotent;
import io.keyledger.command.request.PathIds;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Managing organizations over HTTP: translates, sends, answers. Ids are made here, before the command. */
@RestController
@RequestMapping(path = "/v1/organizations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Organizations", description = "Registering, renaming and closing organizations, and their rotation policy")
class OrganizationEndpoint {

    private final Decisions decisions;
    private final Enforcing enforcing;
    private final CommandContext context;

    OrganizationEndpoint(Decisions decisions, Enforcing enforcing, CommandContext context) {
        this.decisions = decisions;
        this.enforcing = enforcing;
        this.context = context;
    }

    @PostMapping
    @Idempotent
    @Operation(summary = "Register an organization", description = "For operators: Owners of the installation.")
    ResponseEntity<OrganizationAnswer> register(
            @Valid @RequestBody RegistrationRequest body, Actor actor, HttpServletRequest request) {
        RequestId id = RequestId.of(request, body);
        OrganizationId organization = OrganizationId.of(
                id == null ? UUID.randomUUID() : id.creation(OrganizationId.INSTALLATION.text(), actor.subject()));
        Name name = new Name(body.name());
        Decided<?> decided = decisions.decide(
                new RegisterOrganization(organization, name, body.subjects(), id, actor),
                context.of(request, actor, id));
        return Answers.of(HttpStatus.CREATED, decided, new OrganizationAnswer(organization.text(), name.text()));
    }

    @PatchMapping("/{organizationId}")
    @Operation(summary = "Rename an organization", description = "For its Owners.")
    ResponseEntity<OrganizationAnswer> rename(
            @PathVariable String organizationId,
            @Valid @RequestBody RenamingRequest body,
            Actor actor,
            HttpServletRequest request) {
        OrganizationId organization = PathIds.organization(organizationId);
        Name name = new Name(body.name());
        Decided<?> decided =
                decisions.decide(new RenameOrganization(organization, name, actor), context.of(request, actor));
        return Answers.of(HttpStatus.OK, decided, new OrganizationAnswer(organization.text(), name.text()));
    }

    @PostMapping("/{organizationId}/closure")
    @Operation(
            summary = "Close an organization",
            description =
                    "For its Owners and for operators. Revokes every key it has, for good; answered when no validator"
                            + " accepts any of them. Repeating it changes nothing and succeeds.")
    ResponseEntity<ClosedAnswer> close(
            @PathVariable String organizationId,
            @Valid @RequestBody ClosureRequest body,
            Actor actor,
            HttpServletRequest request) {
        Comment comment = body.comment() == null ? Comment.NONE : new Comment(body.comment());
        OrganizationId organization = PathIds.organization(organizationId);
        Decided<?> decided =
                decisions.decide(new CloseOrganization(organization, comment, actor), context.of(request, actor));
        return Answers.of(HttpStatus.OK, decided, new ClosedAnswer(organization.text(), enforcing.of(decided)));
    }

    @PutMapping("/{organizationId}/rotation-policy")
    @Operation(
            summary = "Set the rotation policy",
            description = "For Owners and Admins: when keys are due for rotation, and how long overlaps may last.")
    ResponseEntity<PolicyBody> setPolicy(
            @PathVariable String organizationId,
            @Valid @RequestBody PolicyBody body,
            Actor actor,
            HttpServletRequest request) {
        Decided<?> decided = decisions.decide(
                new SetRotationPolicy(PathIds.organization(organizationId), body.policy(), actor),
                context.of(request, actor));
        return Answers.of(HttpStatus.OK, decided, body);
    }
}
