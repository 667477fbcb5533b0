package io.keyledger.keyring;

/** No keyring was named; without one nothing can be digested, bound or sealed. */
public final class MissingKeyring extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingKeyring() {
        super("No keyring is configured: set keyledger.keyring to the file that holds this installation's keys.");
    }
}
