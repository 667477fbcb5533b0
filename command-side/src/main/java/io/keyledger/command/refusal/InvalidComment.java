package io.keyledger.command.refusal;

/** A text that cannot be a comment. */
public final class InvalidComment extends FieldRefused {

    private static final long serialVersionUID = 1L;

    /** @param reason worded to follow the field's name; it repeats nothing of the text */
    public InvalidComment(String reason) {
        super("comment", reason);
    }
}
