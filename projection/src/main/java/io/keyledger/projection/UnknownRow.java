package io.keyledger.projection;

/** A fact speaks of something that no fact before it brought into being: the projection must not go on. */
public final class UnknownRow extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param what names the thing by its id and nothing else */
    public UnknownRow(String what) {
        super("There is no row for " + what + ", which a fact speaks of");
    }
}
