package io.keyledger.command.refusal;

/** A key cannot be issued that is already expired. */
public final class ExpiryNotInTheFuture extends FieldRefused {

    private static final long serialVersionUID = 1L;

    public ExpiryNotInTheFuture() {
        super("expiresAt", "must be in the future");
    }
}
