package io.keyledger.command.refusal;

/** Another living key of the organization bears a name that reads the same. */
public final class KeyNameInUse extends Refusal {

    private static final long serialVersionUID = 1L;

    public KeyNameInUse() {
        super("Another living key of this organization bears that name; revoke it first or choose another name.");
    }
}
