package io.keyledger.eventstore;

/** The decision was overtaken by others again and again; nothing was stored. */
public final class Contended extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Contended(Throwable cause) {
        super("Too much happened at once to what this command looks at; nothing was stored. Try again.", cause);
    }
}
