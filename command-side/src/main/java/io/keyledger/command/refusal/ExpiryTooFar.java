package io.keyledger.command.refusal;

/** An expiry after the year 9999 could not be written in the four digits that RFC 3339 has for a year. */
public final class ExpiryTooFar extends FieldRefused {

    private static final long serialVersionUID = 1L;

    public ExpiryTooFar() {
        super("expiresAt", "must not be after the year 9999");
    }
}
