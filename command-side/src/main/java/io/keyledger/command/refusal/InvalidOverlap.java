package io.keyledger.command.refusal;

/** An overlap that ends before it begins, or lasts too long. */
public final class InvalidOverlap extends FieldRefused {

    private static final long serialVersionUID = 1L;

    public InvalidOverlap() {
        super("overlap", "must be between PT0S and P30D");
    }
}
