package io.keyledger.eventstore.engine;

import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import io.keyledger.eventstore.snapshot.StreamFacts;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** The facts of single streams, read from the store. Thread-safe. */
public final class StoredStreams implements StreamFacts {

    private final StreamRows store;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    /** @param upcasters bring facts of earlier revisions to what they are now */
    public StoredStreams(StreamRows store, Serializer serializer, EventUpcaster upcasters) {
        this.store = store;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    List<DomainEventData<String>> rows(String stream, long firstSequence) {
        return store.of(stream, firstSequence);
    }

    DomainEventStream facts(List<DomainEventData<String>> rows) {
        return upcastAndDeserializeDomainEvents(rows.stream(), serializer, upcasters);
    }

    @Override
    public List<DomainEventMessage<?>> from(String stream, long firstSequence) {
        return facts(rows(stream, firstSequence))
                .asStream()
                .<DomainEventMessage<?>>map(message -> message)
                .toList();
    }
}
