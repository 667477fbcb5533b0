package io.keyledger.command.refusal;

/** A rotation policy that leaves the bounds of what is safe. */
public final class InvalidRotationPolicy extends FieldRefused {

    private static final long serialVersionUID = 1L;

    public InvalidRotationPolicy(String field, String reason) {
        super(field, reason);
    }
}
