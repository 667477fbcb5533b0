package io.keyledger.enforcement.model;

/** One ordering or check of the protocol that is left out. */
enum Omission {
    /** The protocol as it is. */
    NONE,

    /** A validator answers before its row is committed. */
    LEASE_BEFORE_ROW,

    /** The head is read before the row is committed. */
    HEAD_BEFORE_ROW,

    /** A validator answers before it has applied the head that it read. */
    SERVE_BEFORE_APPLY,

    /** The lease counts from when the renewal was answered, not from before it was asked for. */
    TERM_FROM_THE_ANSWER,

    /** A position is reported before verdicts can see it. */
    REPORT_BEFORE_PUBLISH,

    /** A verdict looks up first and asks for the lease afterwards. */
    CHECK_AFTER_LOOKUP,

    /** The leases are read before the revocation is committed. */
    LEASES_BEFORE_COMMIT,

    /** A lease counts as run out without a margin for clocks that are not exact. */
    NO_MARGIN,

    /** Nobody compares the clocks, so nobody notices that the machine slept. */
    NO_COMPARISON_OF_CLOCKS,

    /** Who finds no row to renew goes on all the same. */
    RENEWAL_OF_NOTHING,

    /** The row is taken away before the lease is given up. */
    ROW_BEFORE_LEASE,

    /** A renewal under way extends what was given up meanwhile. */
    EXTENSION_OF_WHAT_WAS_GIVEN_UP,

    /** A lease that another primary wrote down is judged by this one's clock. */
    NO_EPOCH
}
