package io.keyledger.eventstore.axonserver;

import io.grpc.Status;

/**
 * Where Axon Server is, for sentences that say so.
 *
 * @param addresses as configured
 * @param reception how it receives this process
 */
record ServerName(String addresses, Reception reception) {

    /** What is wrong while nothing comes from there, and what to do. */
    String silent() {
        Status refused = reception.refused();
        if (refused == null) {
            return "Axon Server does not answer at " + addresses
                    + "; start it there, or set axon.axonserver.servers to where it is.";
        }
        String said = refused.getDescription() == null ? refused.getCode().name() : refused.getDescription();
        return switch (refused.getCode()) {
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                "Axon Server at " + addresses + " does not let this process in (" + said
                        + "); set axon.axonserver.token to what its access control asks for.";
            default ->
                "Axon Server at " + addresses + " does not take this process (" + said
                        + "); see whether it has what axon.axonserver.context names, and its log.";
        };
    }

    @Override
    public String toString() {
        return addresses;
    }
}
