package io.keyledger.command.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.refusal.IdempotencyKeyReused;
import io.keyledger.command.refusal.InstallationCannotBeClosed;
import io.keyledger.command.refusal.LastOwner;
import io.keyledger.command.refusal.MemberHasAnotherRole;
import io.keyledger.command.refusal.MemberUnknown;
import io.keyledger.command.refusal.OrganizationAlreadyRegistered;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.OwnerRequired;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.events.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * An organization and its members: the answer to who may manage its keys. One that never was is nobody's, and refuses
 * accordingly.
 */
@Aggregate(repository = "organizationRepository")
class Organization {

    private OrganizationState state = OrganizationState.NONE;

    Organization() {}

    @AggregateIdentifier
    @Nullable
    OrganizationId id() {
        return state.id();
    }

    OrganizationState state() {
        return state;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterOrganization command, Authority authority, Clock clock) {
        boolean isTheInstallationItself = command.organization().equals(OrganizationId.INSTALLATION);
        if (!isTheInstallationItself) {
            authority.requireOperator(command.by());
        }
        if (state.id() != null) {
            requireTheSame(command);
            return;
        }
        Instant now = clock.instant();
        apply(new OrganizationRegistered(command.organization(), command.name().text(), command.by(), now));
        for (SubjectId owner : command.owners()) {
            apply(new MemberJoined(command.organization(), owner, Role.OWNER, command.by(), now));
        }
    }

    private void requireTheSame(RegisterOrganization command) {
        if (command.request() != null) {
            if (!command.request().digest().equals(state.registration())) {
                throw new IdempotencyKeyReused();
            }
        } else if (!command.name().text().equals(state.name()) || !areOwners(command.owners())) {
            throw new OrganizationAlreadyRegistered();
        }
    }

    private boolean areOwners(List<SubjectId> subjects) {
        return subjects.stream().allMatch(subject -> state.members().get(subject) == Role.OWNER);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RenameOrganization command, Clock clock) {
        requireOwner(command.by());
        state.requireOpen();
        String previous = String.valueOf(state.name());
        String name = command.name().text();
        if (!name.equals(previous)) {
            apply(new OrganizationRenamed(command.organization(), previous, name, command.by(), clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseOrganization command, Authority authority, Clock clock) {
        if (!authority.isOperator(command.by())) {
            requireOwner(command.by());
        } else if (state.id() == null) {
            throw new OrganizationUnknown();
        }
        if (command.organization().equals(OrganizationId.INSTALLATION)) {
            throw new InstallationCannotBeClosed();
        }
        if (!state.closed()) {
            apply(new OrganizationClosed(
                    command.organization(), command.comment().text(), command.by(), clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetRotationPolicy command, Clock clock) {
        requireManager(command.by());
        state.requireOpen();
        if (!command.policy().equals(state.policy())) {
            apply(new RotationPolicyChanged(
                    command.organization(), state.policy(), command.policy(), command.by(), clock.instant()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(JoinMember command, Clock clock) {
        requireMay(command.by(), command.role());
        if (state.joins().contain(command)) {
            return;
        }
        state.requireOpen();
        Role held = state.members().get(command.member());
        if (held == command.role()) {
            return;
        }
        if (held != null) {
            throw new MemberHasAnotherRole(held);
        }
        apply(new MemberJoined(
                command.organization(), command.member(), command.role(), command.by(), clock.instant()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangeMemberRole command, Clock clock) {
        requireMay(command.by(), command.role());
        state.requireOpen();
        Role held = state.members().get(command.member());
        if (held == null) {
            throw new MemberUnknown();
        }
        requireMay(command.by(), held);
        if (held == command.role()) {
            return;
        }
        if (held == Role.OWNER && state.hasOneOwnerOnly()) {
            throw new LastOwner();
        }
        apply(new MemberRoleChanged(
                command.organization(), command.member(), held, command.role(), command.by(), clock.instant()));
    }

    /** Whoever leaves may do so on his own; it stays possible in a closed organization, whose history names its people. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RemoveMember command, Clock clock) {
        Role own = state.roleOf(command.by());
        Role held = state.members().get(command.member());
        if (!command.by().subject().equals(command.member())) {
            requireMay(command.by(), held == null ? Role.MEMBER : held);
        } else if (own == Role.OWNER && state.hasOneOwnerOnly()) {
            throw new LastOwner();
        }
        if (held != null) {
            apply(new MemberLeft(command.organization(), command.member(), held, command.by(), clock.instant()));
        }
    }

    /** Owners do as they like with members; Admins with all but Owners. */
    private void requireMay(Actor actor, Role concerned) {
        Role own = requireManager(actor);
        if (concerned == Role.OWNER && own != Role.OWNER) {
            throw new OwnerRequired(own);
        }
    }

    private Role requireManager(Actor actor) {
        Role own = state.roleOf(actor);
        if (!own.managesKeys()) {
            throw new RoleInsufficient(own);
        }
        return own;
    }

    private void requireOwner(Actor actor) {
        Role own = state.roleOf(actor);
        if (own != Role.OWNER) {
            throw new OwnerRequired(own);
        }
    }

    @EventSourcingHandler
    void on(OrganizationEvent event, MetaData metadata) {
        state = state.after(event, RequestId.in(metadata));
    }

    /** Comes before the later facts of an organization that is read from a snapshot. */
    @EventSourcingHandler
    void on(OrganizationState snapshot) {
        state = snapshot;
    }
}
