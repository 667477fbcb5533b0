package io.keyledger.command.refusal;

/** A revocation of many keys that does not say clearly which. */
public final class InvalidRevocationFilter extends FieldRefused {

    private static final long serialVersionUID = 1L;

    public InvalidRevocationFilter(String field, String reason) {
        super(field, reason);
    }
}
