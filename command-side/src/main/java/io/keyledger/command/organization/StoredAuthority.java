package io.keyledger.command.organization;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Authority as the organization's own events give it. */
@Component
class StoredAuthority implements Authority {

    private final Repository<Organization> organizations;

    StoredAuthority(Repository<Organization> organizations) {
        this.organizations = organizations;
    }

    @Override
    public RotationPolicy requireKeyManager(OrganizationId organization, Actor actor) {
        OrganizationState state = keyManaged(organization, actor);
        state.requireOpen();
        return state.policy();
    }

    @Override
    public void requireKeyEnder(OrganizationId organization, Actor actor) {
        keyManaged(organization, actor);
    }

    private OrganizationState keyManaged(OrganizationId organization, Actor actor) {
        OrganizationState state = find(organization).orElseThrow(OrganizationUnknown::new);
        Role role = state.roleOf(actor);
        if (!role.managesKeys()) {
            throw new RoleInsufficient(role);
        }
        return state;
    }

    @Override
    public void requireOperator(Actor actor) {
        Role role = find(OrganizationId.INSTALLATION)
                .orElseThrow(OrganizationUnknown::new)
                .roleOf(actor);
        if (role != Role.OWNER) {
            throw new RoleInsufficient(role);
        }
    }

    @Override
    public boolean isOperator(Actor actor) {
        return find(OrganizationId.INSTALLATION)
                .filter(installation -> installation.members().get(actor.subject()) == Role.OWNER)
                .isPresent();
    }

    @Override
    public boolean isOpen(OrganizationId organization) {
        return find(organization).filter(state -> !state.closed()).isPresent();
    }

    private Optional<OrganizationState> find(OrganizationId organization) {
        try {
            return Optional.of(organizations.load(organization.text()).invoke(Organization::state));
        } catch (AggregateNotFoundException e) {
            return Optional.empty();
        }
    }
}
