package io.keyledger.command.refusal;

/** There is no such organization, or none that concerns whoever asked: strangers cannot tell. */
public final class OrganizationUnknown extends Refusal {

    private static final long serialVersionUID = 1L;

    public OrganizationUnknown() {
        super("There is no such organization.");
    }
}
