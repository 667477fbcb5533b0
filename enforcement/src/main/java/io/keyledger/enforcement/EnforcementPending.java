package io.keyledger.enforcement;

/**
 * What was decided is stored, but within the time limit it could not be confirmed that every validator has applied it or can
 * no longer answer. Waiting again is safe at any time.
 */
public final class EnforcementPending extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    EnforcementPending(long position) {
        super("Not every validator has confirmed position " + position + " in time");
        this.position = position;
    }

    /** What is stored, and not known to be enforced. */
    public long position() {
        return position;
    }
}
