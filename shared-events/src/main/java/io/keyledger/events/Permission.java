package io.keyledger.events;

/** What the bearer of a key may do; each level includes the ones before it. */
public enum Permission {
    /** Read. */
    READ,
    /** Read and write. */
    WRITE,
    /** Read, write, and cause calls to systems outside. */
    WRITE_AND_OUTBOUND_CALLS;

    /** Whether a key with this permission may do what needs {@code needed}. */
    public boolean includes(Permission needed) {
        return compareTo(needed) >= 0;
    }
}
