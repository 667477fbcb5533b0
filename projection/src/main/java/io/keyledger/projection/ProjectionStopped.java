package io.keyledger.projection;

/** A projection cannot go on, so whatever it would answer might be wrong. */
public final class ProjectionStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProjectionStopped(String projection) {
        super("The projection " + projection + " has stopped");
    }
}
