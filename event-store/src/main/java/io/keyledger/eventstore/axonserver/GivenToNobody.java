package io.keyledger.eventstore.axonserver;

/** Nobody was there to decide a command, so it was not. */
final class GivenToNobody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GivenToNobody(String message, Throwable cause) {
        super(message, cause);
    }
}
