package io.keyledger.command.refusal;

/** A text that cannot be a name. */
public final class InvalidName extends FieldRefused {

    private static final long serialVersionUID = 1L;

    /** @param reason worded to follow the field's name; it repeats nothing of the text */
    public InvalidName(String reason) {
        super("name", reason);
    }
}
