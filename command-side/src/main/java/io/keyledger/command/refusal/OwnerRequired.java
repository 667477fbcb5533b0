package io.keyledger.command.refusal;

import io.keyledger.events.Role;

/** What concerns Owners, or the organization as such, is decided by Owners. */
public final class OwnerRequired extends Refusal {

    private static final long serialVersionUID = 1L;

    public OwnerRequired(Role held) {
        super("The role " + held + " does not allow this; an OWNER can do it.");
    }
}
