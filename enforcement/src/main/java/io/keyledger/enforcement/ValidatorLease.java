package io.keyledger.enforcement;

import java.time.Duration;

/**
 * Whether this process may answer verdicts now. To be asked before each lookup: a verdict that asked after it is one that
 * nobody waited for. Thread-safe.
 */
public interface ValidatorLease {

    /** No lease may be longer. */
    Duration LONGEST = Duration.ofMinutes(1);

    /** A few dozen nanoseconds; takes no lock and allocates nothing. */
    boolean holds();

    /**
     * Gives the lease up at once, for example before an index is loaded anew: {@link #holds()} is false until a new
     * incarnation has joined and caught up.
     */
    void suspendUntilRenewed();
}
