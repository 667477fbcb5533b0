package io.keyledger.command.refusal;

/** An organization without an Owner could not be managed by anybody. */
public final class LastOwner extends Refusal {

    private static final long serialVersionUID = 1L;

    public LastOwner() {
        super("The organization would be left without an Owner; make somebody else an OWNER first.");
    }
}
