package io.keyledger.eventstore.migration;

/**
 * A store whose facts are copied to another. Its facts are never changed; all it is told is which of both the installation goes on
 * with. Used by one thread.
 */
public interface OldStore extends StoredFacts {

    /**
     * Puts on durable record that everything is in another store now, so that no process begins with this one any more. It may be said
     * again.
     *
     * @param place what people call the other store, and where it is
     * @throws MigrationRefused if that cannot be put on record
     */
    void leaveFor(String place);

    /**
     * Takes back that everything is in another store, if anybody has said so.
     *
     * @throws MigrationRefused if that cannot be put on record
     */
    void goBack();
}
