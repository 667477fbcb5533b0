package io.keyledger.eventstore.axonserver;

/**
 * Where Axon Server is, for sentences that say so.
 *
 * @param addresses as configured
 */
record ServerName(String addresses) {

    /** What is wrong, and what to do. */
    String silent() {
        return "Axon Server does not answer at " + addresses
                + "; start it there, or set axon.axonserver.servers to where it is.";
    }

    @Override
    public String toString() {
        return addresses;
    }
}
