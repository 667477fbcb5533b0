package io.keyledger.eventstore.snapshot;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** The events of a stream, as the event store holds them. */
@FunctionalInterface
public interface StreamFacts {

    /** All events of the stream from a sequence on, in order. */
    List<? extends DomainEventMessage<?>> from(String stream, long firstSequence);
}
