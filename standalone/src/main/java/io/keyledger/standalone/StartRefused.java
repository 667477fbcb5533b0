package io.keyledger.standalone;

/**
 * Keyledger will not start. The message is one sentence for the person who started it: what was found, where, and
 * what to do about it. It never contains a secret.
 */
public abstract class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected StartRefused(String sentence) {
        super(sentence);
    }

    protected StartRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
