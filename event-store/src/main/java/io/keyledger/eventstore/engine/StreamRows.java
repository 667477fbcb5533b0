package io.keyledger.eventstore.engine;

import java.util.List;
import org.axonframework.eventhandling.DomainEventData;

/** The events of single streams as they lie in the store. Thread-safe. */
@FunctionalInterface
public interface StreamRows {

    /**
     * All events of the stream from a sequence on, in order.
     *
     * @throws io.keyledger.eventstore.StoreUnavailable if the store cannot be read
     */
    List<DomainEventData<String>> of(String stream, long firstSequence);
}
