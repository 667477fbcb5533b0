package io.keyledger.command.authority;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.RotationPolicy;

/**
 * Decides from an organization's own events who may do what. Asking makes the answer part of the decision: if the
 * organization changes before the decision is stored, the decision is taken anew.
 */
public interface Authority {

    /**
     * The actor may issue, rotate and otherwise manage keys of the organization; returns the policy that holds for them.
     *
     * @throws io.keyledger.command.refusal.OrganizationUnknown if there is no such organization or the actor is not a
     *     member of it
     * @throws io.keyledger.command.refusal.RoleInsufficient if the actor is a member in another role
     * @throws io.keyledger.command.refusal.OrganizationIsClosed if it is closed
     */
    RotationPolicy requireKeyManager(OrganizationId organization, Actor actor);

    /**
     * The actor may end keys of the organization; that stays possible when it is closed.
     *
     * @throws io.keyledger.command.refusal.OrganizationUnknown if there is no such organization or the actor is not a
     *     member of it
     * @throws io.keyledger.command.refusal.RoleInsufficient if the actor is a member in another role
     */
    void requireKeyEnder(OrganizationId organization, Actor actor);

    /**
     * The actor may register organizations: an Owner of the installation.
     *
     * @throws io.keyledger.command.refusal.OrganizationUnknown if not even a member of the installation
     * @throws io.keyledger.command.refusal.RoleInsufficient if a member in another role
     */
    void requireOperator(Actor actor);

    /** Whether the actor is an Owner of the installation. */
    boolean isOperator(Actor actor);

    /** Whether the organization is there and not closed: what time does to its keys is worth recording. */
    boolean isOpen(OrganizationId organization);
}
