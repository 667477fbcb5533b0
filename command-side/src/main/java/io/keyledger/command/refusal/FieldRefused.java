package io.keyledger.command.refusal;

/** A field of the command does not have a value that it may have; the message repeats no value. */
public abstract sealed class FieldRefused extends Refusal
        permits InvalidName,
                InvalidOverlap,
                InvalidComment,
                InvalidRotationPolicy,
                InvalidRevocationFilter,
                InvalidSubject,
                ExpiryNotInTheFuture,
                ExpiryTooFar {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    FieldRefused(String field, String reason) {
        super(field + " " + reason);
        this.field = field;
        this.reason = reason;
    }

    /** The field as the API calls it. */
    public String field() {
        return field;
    }

    /** Worded to follow the field's name: "must not be empty". */
    public String reason() {
        return reason;
    }
}
