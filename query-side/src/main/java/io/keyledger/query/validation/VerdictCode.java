package io.keyledger.query.validation;

/** Why a presented secret may pass or not. */
enum VerdictCode {
    /** It may pass. */
    VALID,
    /** No key of this installation ever had this secret. */
    NOT_FOUND,
    /** It is not the text of a secret, or was mistyped. */
    MALFORMED,
    /** Its key was revoked. */
    REVOKED,
    /** Its key is suspended. */
    SUSPENDED,
    /** Its key has expired. */
    EXPIRED,
    /** Its key was rotated and the overlap was over before the key expired, if it did. */
    RETIRED_SECRET,
    /** Its key does not allow what was asked for. */
    INSUFFICIENT_PERMISSION;

    /** Whether a verdict with this code tells which key it is about. */
    boolean tells() {
        return this != NOT_FOUND && this != MALFORMED;
    }
}
