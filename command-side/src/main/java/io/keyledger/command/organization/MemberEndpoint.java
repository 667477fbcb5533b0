package io.keyledger.command.organization;

import io.keyledger.command.organization.OrganizationBodies.JoiningRequest;
import io.keyledger.command.organization.OrganizationBodies.MemberAnswer;
import io.keyledger.command.organization.OrganizationBodies.RoleRequest;
import io.keyledger.command.request.Answers;
import io.keyledger.command.request.CommandContext;
import io.keyledger.command.request.Idempotent;
import io.keyledger.command.request.PathIds;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.keyledger.http.MemberIds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
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

/** Managing members over HTTP: translates, sends, answers. */
@RestController
@RequestMapping(path = "/v1/organizations/{organizationId}/members", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Members", description = "Who belongs to an organization, in which role; for Owners and Admins")
class MemberEndpoint {

    private final Decisions decisions;
    private final CommandContext context;

    MemberEndpoint(Decisions decisions, CommandContext context) {
        this.decisions = decisions;
        this.context = context;
    }

    @PostMapping
    @Operation(
            summary = "Let somebody join",
            description = "Only Owners make Owners. Repeating it with the same role changes nothing and succeeds; with"
                    + " the same Idempotency-Key also when the member whom it once made one has left since.")
    @Idempotent
    ResponseEntity<MemberAnswer> join(
            @PathVariable String organizationId,
            @Valid @RequestBody JoiningRequest body,
            Actor actor,
            HttpServletRequest request) {
        SubjectId member = Subjects.of(body.issuer(), body.subject());
        RequestId id = RequestId.of(request, body);
        Decided<?> decided = decisions.decide(
                new JoinMember(PathIds.organization(organizationId), member, body.role(), id, actor),
                context.of(request, actor, id));
        return Answers.of(HttpStatus.CREATED, decided, answer(member, body.role()));
    }

    @PatchMapping("/{memberId}")
    @Operation(
            summary = "Change a member's role",
            description = "Only Owners make Owners or change them; the last Owner stays one.")
    ResponseEntity<MemberAnswer> changeRole(
            @PathVariable String organizationId,
            @PathVariable String memberId,
            @Valid @RequestBody RoleRequest body,
            Actor actor,
            HttpServletRequest request) {
        SubjectId member = PathIds.member(memberId);
        Decided<?> decided = decisions.decide(
                new ChangeMemberRole(PathIds.organization(organizationId), member, body.role(), actor),
                context.of(request, actor));
        return Answers.of(HttpStatus.OK, decided, answer(member, body.role()));
    }

    @DeleteMapping("/{memberId}")
    @Operation(
            summary = "Let a member go, or leave",
            description = "Everybody may leave, but for the last Owner. Every key whose secret the member was shown is"
                    + " due for rotation from then on.")
    ResponseEntity<Void> remove(
            @PathVariable String organizationId,
            @PathVariable String memberId,
            Actor actor,
            HttpServletRequest request) {
        Decided<?> decided = decisions.decide(
                new RemoveMember(PathIds.organization(organizationId), PathIds.member(memberId), actor),
                context.of(request, actor));
        return Answers.of(HttpStatus.NO_CONTENT, decided, null);
    }

    private static MemberAnswer answer(SubjectId member, Role role) {
        return new MemberAnswer(MemberIds.of(member), member.issuer(), member.subject(), role);
    }
}
