package io.keyledger.eventstore.migration;

/** A migration cannot be carried out, or not now. The message is one sentence for whoever asked for it, with what to do. */
public final class MigrationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MigrationRefused(String sentence) {
        super(sentence);
    }

    public MigrationRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
