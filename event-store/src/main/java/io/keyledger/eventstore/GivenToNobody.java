package io.keyledger.eventstore;

/** Nobody was there to decide a command, so it was not decided; nothing was stored. */
public final class GivenToNobody extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GivenToNobody(String message, Throwable cause) {
        super(message, cause);
    }
}
