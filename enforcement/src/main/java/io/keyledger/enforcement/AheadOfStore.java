package io.keyledger.enforcement;

/** This validator has applied what the store does not hold: facts were lost, and its verdicts would rest on them. */
final class AheadOfStore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AheadOfStore(long applied, long stored) {
        super("Position " + applied + " is applied here, and the store ends at " + stored);
    }
}
