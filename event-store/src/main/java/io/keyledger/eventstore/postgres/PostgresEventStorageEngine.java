package io.keyledger.eventstore.postgres;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import io.keyledger.events.Fact;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.engine.DecidingEngine;
import io.keyledger.eventstore.engine.HeadSignal;
import io.keyledger.eventstore.engine.StoredPosition;
import io.keyledger.eventstore.engine.StreamReading;
import io.keyledger.eventstore.engine.StreamsRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine over the event table. Reading an aggregate notes it for the decision under way; appending is
 * conditional on everything so noted (see {@link StreamsRead}). Thread-safe.
 */
final class PostgresEventStorageEngine implements DecidingEngine {

    private final Appender appender;
    private final EventTable table;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final StreamReading streams;
    private final HeadSignal head;

    PostgresEventStorageEngine(
            Appender appender,
            EventTable table,
            Serializer serializer,
            EventUpcaster upcasters,
            StreamReading streams,
            HeadSignal head) {
        this.appender = appender;
        this.table = table;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.streams = streams;
        this.head = head;
    }

    /**
     * Stores all of these events or none, durably, and returns once that is settled.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if the decision was overtaken
     * @throws StoreUnavailable if it could not be settled in time
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        if (CurrentUnitOfWork.isStarted()
                && StoredPosition.of(CurrentUnitOfWork.get()).isPresent()) {
            throw new IllegalStateException("A decision stores all its events at once; these came after the others");
        }
        List<StoredEvent> rows = new ArrayList<>(events.size());
        for (EventMessage<?> event : events) {
            rows.add(row(event));
        }
        try {
            long position = appender.append(AppendUnit.of(rows, StreamsRead.ofCurrent()))
                    .join();
            StoredPosition.note(position);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private StoredEvent row(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("Only events of aggregates are stored, not "
                    + message.getPayloadType().getName());
        }
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedObject<String> metadata = event.serializeMetaData(serializer, String.class);
        return new StoredEvent(
                UUID.fromString(event.getIdentifier()),
                event.getAggregateIdentifier(),
                event.getType(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.getPayload() instanceof Fact fact ? fact.at() : event.getTimestamp(),
                payload.getData(),
                metadata.getData());
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return streams.from(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public DomainEventStream readForDecision(String stream) {
        return streams.fromSnapshot(stream);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new PostgresEventStream(DecidingEngine.position(token), this::page, head);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        Iterator<TrackedEventMessage<?>> pages = new PagedEvents(DecidingEngine.position(token), this::page);
        return StreamSupport.stream(((Iterable<TrackedEventMessage<?>>) () -> pages).spliterator(), false);
    }

    /** The next facts after a position, at most one page of them; empty at the head. */
    List<TrackedEventMessage<?>> page(long after) {
        return upcastAndDeserializeTrackedEvents(table.after(after).stream(), serializer, upcasters)
                .toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return table.lastSequence(aggregateIdentifier);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(table.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(table.before(time));
    }
}
