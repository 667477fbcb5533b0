package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.grpc.event.Event;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.engine.DecidingEngine;
import io.keyledger.eventstore.engine.StreamReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Axon's storage engine over Axon Server; appends are conditional on what was read by way of {@link Turns}. Thread-safe. */
final class AxonServerStorageEngine implements DecidingEngine {

    private final AxonServerEvents events;
    private final EventCodec codec;
    private final StreamReading streams;
    private final Turns turns;

    AxonServerStorageEngine(AxonServerEvents events, EventCodec codec, StreamReading streams, Turns turns) {
        this.events = events;
        this.codec = codec;
        this.streams = streams;
        this.turns = turns;
    }

    /**
     * Stores all of these events or none, durably, and returns once that is settled.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if the decision was overtaken
     * @throws io.keyledger.eventstore.StoreUnavailable if it could not be settled in time
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> facts) {
        if (facts.isEmpty()) {
            return;
        }
        // Turns first: the head of the store is always a fact, so a reader that skips turns reaches it.
        List<Event> all = new ArrayList<>(turns.next());
        facts.forEach(fact -> all.add(codec.event(fact)));
        events.append(all);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        awaitTurn(aggregateIdentifier);
        return streams.from(aggregateIdentifier, firstSequenceNumber);
    }

    @Override
    public DomainEventStream readForDecision(String stream) {
        awaitTurn(stream);
        return streams.fromSnapshot(stream);
    }

    /** A decision may read other organizations than the one it is about, as one of an operator does. */
    private void awaitTurn(String stream) {
        if (OrganizationId.isOne(stream)) {
            turns.await(new OrganizationId(stream));
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new AxonServerEventStream(events.after(DecidingEngine.position(token)), codec);
    }

    /** Whoever reads without end opens a stream; nobody else reads everything. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("All facts are read as a stream");
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        long last = events.lastSequence(aggregateIdentifier);
        return last == NOTHING ? Optional.empty() : Optional.of(last);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(events.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(events.before(time));
    }
}
