package io.keyledger.standalone.firststart;

/** The instants between which a first start may be cut short; the next start completes it, whichever it was. */
enum FirstStartStep {
    CREDENTIALS_WRITTEN,
    ISSUER_FIXED,
    OWNERS_ADMITTED,
    INSTALLATION_REGISTERED,
    ORGANIZATION_REGISTERED,
    VALIDATOR_KEY_ISSUED,
    COMPLETED
}
