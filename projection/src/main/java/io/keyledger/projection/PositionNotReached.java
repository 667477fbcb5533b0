package io.keyledger.projection;

/** A projection was not as far as it should have been by the time somebody wanted an answer. */
public final class PositionNotReached extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PositionNotReached(String projection, long position) {
        super("The projection " + projection + " has not applied position " + position + " in time");
    }
}
