package io.keyledger.eventstore.postgres;

import static org.axonframework.eventsourcing.EventStreamUtils.upcastAndDeserializeDomainEvents;

import io.keyledger.eventstore.snapshot.StreamFacts;
import java.util.List;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** The facts of single streams, read from the event table. Thread-safe. */
final class StoredStreams implements StreamFacts {

    private final EventTable table;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    StoredStreams(EventTable table, Serializer serializer, EventUpcaster upcasters) {
        this.table = table;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    List<DomainEventData<String>> rows(String stream, long firstSequence) {
        return table.ofStream(stream, firstSequence);
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
