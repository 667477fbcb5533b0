package io.keyledger.command.refusal;

import io.keyledger.events.Role;

/** The member's role does not allow it. */
public final class RoleInsufficient extends Refusal {

    private static final long serialVersionUID = 1L;

    public RoleInsufficient(Role held) {
        super("The role " + held + " does not allow this; an OWNER or ADMIN can do it.");
    }
}
