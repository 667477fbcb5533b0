package io.keyledger.command.refusal;

/** The key is revoked, for good. */
public final class KeyAlreadyRevoked extends Refusal {

    private static final long serialVersionUID = 1L;

    public KeyAlreadyRevoked() {
        super("The key is revoked; issue a new one.");
    }
}
