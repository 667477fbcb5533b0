package io.keyledger.events;

/** Where a key is in its life; in brackets the states of NIST SP 800-57 part 1. */
public enum KeyState {
    /** Valid (active). */
    ACTIVE,

    /** Not valid until it is resumed (suspended). */
    SUSPENDED,

    /** Reached its expiry, for good (deactivated). */
    EXPIRED,

    /** Ended by somebody, for good (deactivated, or compromised by reason). */
    REVOKED
}
