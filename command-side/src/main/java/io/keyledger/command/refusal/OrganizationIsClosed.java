package io.keyledger.command.refusal;

/** The organization is closed, for good, and every key it had is revoked. */
public final class OrganizationIsClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    public OrganizationIsClosed() {
        super("The organization is closed, and all its keys are revoked.");
    }
}
