package io.keyledger.events;

/** Why a key was revoked; the names are those of RFC 5280 section 5.3.1 where they apply. */
public enum RevocationReason {
    /** No reason was given. */
    UNSPECIFIED,
    /** Somebody who should not may have seen a secret. */
    KEY_COMPROMISE,
    /** The people or the organization behind the key changed. */
    AFFILIATION_CHANGED,
    /** Another key took its place. */
    SUPERSEDED,
    /** It is no longer needed. */
    CESSATION_OF_OPERATION,
    /** Its bearer may no longer do what it allowed. */
    PRIVILEGE_WITHDRAWN
}
