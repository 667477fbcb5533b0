package io.keyledger.command.refusal;

/** The organization has no such key. */
public final class KeyUnknown extends Refusal {

    private static final long serialVersionUID = 1L;

    public KeyUnknown() {
        super("The organization has no such key.");
    }
}
