package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.keyledger.eventstore.snapshot.Snapshot;
import io.keyledger.eventstore.snapshot.SnapshotRow;
import io.keyledger.eventstore.snapshot.SnapshotRows;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Snapshots as Axon Server keeps them: each further one beside those before, the one with the highest sequence being the one
 * that is read. Thread-safe.
 */
final class AxonServerSnapshots implements SnapshotRows {

    private static final String EVENT = "event";
    private static final String KEY = "bindingKey";
    private static final String BINDING = "binding";

    private final AxonServerEvents events;

    AxonServerSnapshots(AxonServerEvents events) {
        this.events = events;
    }

    @Override
    public Optional<SnapshotRow> read(String stream) {
        return events.snapshot(stream).flatMap(AxonServerSnapshots::row);
    }

    /** Nothing of something that is not even shaped like a snapshot of ours. */
    private static Optional<SnapshotRow> row(Event event) {
        try {
            Snapshot snapshot = new Snapshot(
                    event.getAggregateIdentifier(),
                    event.getAggregateType(),
                    event.getAggregateSequenceNumber(),
                    UUID.fromString(text(event, EVENT)),
                    event.getPayload().getType(),
                    Integer.parseInt(event.getPayload().getRevision()),
                    event.getPayload().getData().toStringUtf8());
            return Optional.of(new SnapshotRow(
                    snapshot, Instant.ofEpochMilli(event.getTimestamp()), text(event, KEY), text(event, BINDING)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Event event, String name) {
        return event.getMetaDataOrDefault(name, MetaDataValue.getDefaultInstance())
                .getTextValue();
    }

    @Override
    public void write(SnapshotRow row) {
        Snapshot snapshot = row.snapshot();
        Optional<SnapshotRow> kept = read(snapshot.stream());
        if (kept.isPresent() && kept.get().snapshot().revision() > snapshot.revision()) {
            return;
        }
        events.appendSnapshot(Event.newBuilder()
                .setMessageIdentifier(snapshot.event().toString())
                .setAggregateIdentifier(snapshot.stream())
                .setAggregateType(snapshot.streamKind())
                .setAggregateSequenceNumber(snapshot.sequence())
                .setTimestamp(row.at().toEpochMilli())
                .setSnapshot(true)
                .setPayload(
                        EventCodec.object(snapshot.type(), Integer.toString(snapshot.revision()), snapshot.payload()))
                .putMetaData(EVENT, EventCodec.text(snapshot.event().toString()))
                .putMetaData(KEY, EventCodec.text(row.bindingKey()))
                .putMetaData(BINDING, EventCodec.text(row.binding()))
                .build());
    }

    /** Axon Server removes none; one that is not trusted stays untrusted until a newer one is found first. */
    @Override
    public void delete(SnapshotRow row) {}
}
