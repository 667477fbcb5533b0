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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    @AggregateIdentifier
    private @Nullable OrganizationId id;

    private @Nullable String name;
    private final Map<SubjectId, Role> members = new HashMap<>();

    Organization() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterOrganization command, Authority authority, Clock clock) {
        boolean isTheInstallationItself = command.organization().equals(OrganizationId.INSTALLATION);
        if (!isTheInstallationItself) {
            authority.requireOperator(command.by());
        }
        if (id != null) {
            if (!command.name().text().equals(name) || !areOwners(command.owners())) {
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
        Role held = members.get(command.member());
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
        return subjects.stream().allMatch(subject -> members.get(subject) == Role.OWNER);
    }

    /** @throws OrganizationUnknown if the actor is a stranger here */
    Role roleOf(Actor actor) {
        Role role = members.get(actor.subject());
        if (role == null) {
            throw new OrganizationUnknown();
        }
        return role;
    }

    @EventSourcingHandler
    void on(OrganizationEvent event) {
        switch (event) {
            case OrganizationRegistered registered -> {
                id = registered.organization();
                name = registered.name();
            }
            case MemberJoined joined -> members.put(joined.member(), joined.role());
        }
    }
}
