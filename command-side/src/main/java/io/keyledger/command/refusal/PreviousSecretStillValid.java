package io.keyledger.command.refusal;

import java.time.Instant;

/** A rotation would leave three secrets valid, or end one before its overlap does. */
public final class PreviousSecretStillValid extends Refusal {

    private static final long serialVersionUID = 1L;

    public PreviousSecretStillValid(Instant until) {
        super("The previous secret is still valid until " + until
                + "; to rotate nevertheless, end it with retirePreviousSecret.");
    }
}
