package io.keyledger.identity;

/**
 * A sealed context, or the key it was sealed under, is not as it was written: altered or damaged. That is never the same as
 * forgotten.
 */
public final class SealBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    SealBroken(String what) {
        super(what);
    }
}
