package io.keyledger.command.refusal;

/** What the audit trail must say about the request could not be sealed, and without it nothing is decided. */
public final class ContextNotSealed extends Refusal {

    private static final long serialVersionUID = 1L;

    public ContextNotSealed() {
        super("The context of this decision cannot be sealed now, so nothing was decided; try again.");
    }
}
