package io.keyledger.command.refusal;

import io.keyledger.events.Role;

/** Whoever is to join already is a member, in another role. */
public final class MemberHasAnotherRole extends Refusal {

    private static final long serialVersionUID = 1L;

    public MemberHasAnotherRole(Role held) {
        super("The subject already is a member, as " + held + ".");
    }
}
