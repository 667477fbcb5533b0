package io.keyledger.enforcement.model;

/**
 * How much of the world there is.
 *
 * @param validators one or two
 * @param without what is left out of the protocol
 * @param whims whether clocks are inexact, machines sleep and the database fails over
 */
record Setting(int validators, Omission without, boolean whims) {

    boolean omits(Omission omission) {
        return without == omission;
    }
}
