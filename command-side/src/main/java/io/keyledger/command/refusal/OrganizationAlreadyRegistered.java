package io.keyledger.command.refusal;

/** An organization of this id exists, with another name or without one of those Owners. */
public final class OrganizationAlreadyRegistered extends Refusal {

    private static final long serialVersionUID = 1L;

    public OrganizationAlreadyRegistered() {
        super("An organization of this id is already registered.");
    }
}
