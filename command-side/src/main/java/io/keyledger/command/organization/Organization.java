package io.keyledger.command.organization;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.refusal.MemberHasAnotherRole;
import io.keyledger.command.refusal.OrganizationAlreadyRegistered;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
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

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterOrganization command, Authority authority, Clock clock) {
        boolean isTheInstallationItself = command.organization().equals(OrganizationId.INSTALLATION);
        if (!isTheInstallationItself) {
            authority.requireOperator(command.by());
        }
        if (state.id() != null) {
            if (!command.name().text().equals(state.name()) || !areOwners(command.owners())) {
                throw new OrganizationAlreadyRegistered();
            }
            return;
        }
        Instant now = clock.instant();
        apply(new OrganizationRegistered(command.organization(), command.name().text(), command.by(), now));
        for (SubjectId owner : command.owners()) {
            apply(new MemberJoined(command.organization(), owner, Role.OWNER, command.by(), now));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(JoinMember command, Clock clock) {
        Role inviting = roleOf(command.by());
        if (!inviting.managesKeys() || (command.role() == Role.OWNER && inviting != Role.OWNER)) {
            throw new RoleInsufficient(inviting);
        }
        Role held = state.roleOf(command.member());
        if (held == command.role()) {
            return;
        }
        if (held != null) {
            throw new MemberHasAnotherRole(held);
        }
        apply(new MemberJoined(
                command.organization(), command.member(), command.role(), command.by(), clock.instant()));
    }

    private boolean areOwners(List<SubjectId> subjects) {
        return subjects.stream().allMatch(subject -> state.roleOf(subject) == Role.OWNER);
    }

    /** @throws OrganizationUnknown if the actor is a stranger here */
    Role roleOf(Actor actor) {
        Role role = state.roleOf(actor.subject());
        if (role == null) {
            throw new OrganizationUnknown();
        }
        return role;
    }

    @EventSourcingHandler
    void on(OrganizationEvent event) {
        state = state.after(event);
    }

    /** Comes before the later facts of an organization that is read from a snapshot. */
    @EventSourcingHandler
    void on(OrganizationState snapshot) {
        state = snapshot;
    }
}
