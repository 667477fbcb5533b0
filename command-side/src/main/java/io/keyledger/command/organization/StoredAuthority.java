package io.keyledger.command.organization;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
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
    public void requireKeyManager(OrganizationId organization, Actor actor) {
        Role role = roleIn(organization, actor);
        if (!role.managesKeys()) {
            throw new RoleInsufficient(role);
        }
    }

    @Override
    public void requireOperator(Actor actor) {
        Role role = roleIn(OrganizationId.INSTALLATION, actor);
        if (role != Role.OWNER) {
            throw new RoleInsufficient(role);
        }
    }

    private Role roleIn(OrganizationId organization, Actor actor) {
        try {
            return organizations.load(organization.text()).invoke(found -> found.roleOf(actor));
        } catch (AggregateNotFoundException e) {
            throw new OrganizationUnknown();
        }
    }
}
