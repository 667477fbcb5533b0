package io.keyledger.eventstore.migration;

import java.util.List;
import java.util.function.Consumer;

/** All facts of a store. Used by one thread. */
public interface StoredFacts extends AutoCloseable {

    /** What people call the store, and where it is. */
    String name();

    /**
     * The position of the newest fact, −1 for none.
     *
     * @throws io.keyledger.eventstore.StoreUnavailable if the store cannot be read
     */
    long head();

    /**
     * Reads the facts after a position up to another, in order and in pieces.
     *
     * @throws io.keyledger.eventstore.StoreUnavailable if the store cannot be read
     */
    void read(long after, long last, Consumer<List<StoredFact>> pieces);

    @Override
    void close();
}
