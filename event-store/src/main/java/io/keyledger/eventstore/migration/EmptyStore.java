package io.keyledger.eventstore.migration;

import java.util.List;

/** A store that takes facts as they are, each at the position it has had. Used by one thread. */
public interface EmptyStore extends StoredFacts {

    /**
     * All of these or none, durably, after what is there.
     *
     * @throws io.keyledger.eventstore.StoreUnavailable if it could not be settled whether they are stored
     * @throws org.axonframework.modelling.command.ConcurrencyException if somebody else stores there too
     */
    void append(List<StoredFact> facts);
}
