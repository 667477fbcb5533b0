package io.keyledger.eventstore.axonserver;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.keyledger.events.Fact;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Facts as Axon Server keeps them, and back: the same JSON as on PostgreSQL, and metadata that is text. Thread-safe. */
final class EventCodec {

    private final Serializer serializer;
    private final EventUpcaster upcasters;

    EventCodec(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    Event event(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("Only events of aggregates are stored, not "
                    + message.getPayloadType().getName());
        }
        var payload = event.serializePayload(serializer, String.class);
        Instant at = event.getPayload() instanceof Fact fact ? fact.at() : event.getTimestamp();
        return Event.newBuilder()
                .setMessageIdentifier(event.getIdentifier())
                .setAggregateIdentifier(event.getAggregateIdentifier())
                .setAggregateType(event.getType())
                .setAggregateSequenceNumber(event.getSequenceNumber())
                .setTimestamp(at.toEpochMilli())
                .setPayload(
                        object(payload.getType().getName(), payload.getType().getRevision(), payload.getData()))
                .putAllMetaData(values(event.getMetaData()))
                .build();
    }

    static SerializedObject object(String type, String revision, String json) {
        return SerializedObject.newBuilder()
                .setType(type)
                .setRevision(revision)
                .setData(ByteString.copyFromUtf8(json))
                .build();
    }

    private static Map<String, MetaDataValue> values(MetaData metadata) {
        Map<String, MetaDataValue> values = new HashMap<>();
        metadata.forEach((name, value) -> values.put(name, text(name, value)));
        return values;
    }

    private static MetaDataValue text(String name, Object value) {
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException("Only text is stored as metadata, and " + name + " is none");
        }
        return text(text);
    }

    static MetaDataValue text(String value) {
        return MetaDataValue.newBuilder().setTextValue(value).build();
    }

    /** The metadata by name. */
    static SortedMap<String, String> texts(Event event) {
        SortedMap<String, String> texts = new TreeMap<>();
        event.getMetaDataMap().forEach((name, value) -> texts.put(name, value.getTextValue()));
        return texts;
    }

    /** As the event table has it. */
    DomainEventData<String> row(Event event) {
        return new GenericDomainEventEntry<>(
                event.getAggregateType(),
                event.getAggregateIdentifier(),
                event.getAggregateSequenceNumber(),
                event.getMessageIdentifier(),
                Instant.ofEpochMilli(event.getTimestamp()),
                event.getPayload().getType(),
                event.getPayload().getRevision(),
                event.getPayload().getData().toStringUtf8(),
                serializer.serialize(MetaData.from(texts(event)), String.class).getData());
    }

    List<TrackedEventMessage<?>> facts(EventWithToken event) {
        var row =
                new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(event.getToken()), row(event.getEvent()));
        return upcastAndDeserializeTrackedEvents(Stream.of(row), serializer, upcasters)
                .<TrackedEventMessage<?>>map(message -> message)
                .toList();
    }
}
