package io.keyledger.command.refusal;

import java.time.Instant;

/** The key has expired, for good. */
public final class KeyAlreadyExpired extends Refusal {

    private static final long serialVersionUID = 1L;

    public KeyAlreadyExpired(Instant expiredAt) {
        super("The key expired at " + expiredAt + "; issue a new one.");
    }
}
