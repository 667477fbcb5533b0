package io.keyledger.command.authority;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;

/**
 * Decides from an organization's own events who may do what. Asking makes the answer part of the decision: if the
 * organization changes before the decision is stored, the decision is taken anew.
 */
public interface Authority {

    /**
     * The actor may issue, rotate and revoke keys of the organization.
     *
     * @throws io.keyledger.command.refusal.OrganizationUnknown if there is no such organization or the actor is not a
     *     member of it
     * @throws io.keyledger.command.refusal.RoleInsufficient if the actor is a member in another role
     */
    void requireKeyManager(OrganizationId organization, Actor actor);

    /**
     * The actor may register organizations: an Owner of the installation.
     *
     * @throws io.keyledger.command.refusal.OrganizationUnknown if not even a member of the installation
     * @throws io.keyledger.command.refusal.RoleInsufficient if a member in another role
     */
    void requireOperator(Actor actor);
}
