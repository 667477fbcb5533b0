package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.snapshot.Snapshots;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** What a store has to do beside Axon's own storage engine. Thread-safe. */
public interface DecidingEngine extends EventStorageEngine {

    /** The position before the first fact. */
    long NOTHING = -1;

    /** The stream as a decision reads it: from its newest snapshot on, if there is one to trust. */
    DomainEventStream readForDecision(String stream);

    /** The facts after a token, or all of them, in order, without end. */
    BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token);

    /** Snapshots are made here of facts, not there of aggregates; see {@link Snapshots}. */
    @Override
    default void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Aggregates are not kept as snapshots");
    }

    /** Never: whether a snapshot fits shows only with the events after it, see {@link #readForDecision}. */
    @Override
    default Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    default TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(NOTHING);
    }

    /** The position that a token of this store stands for, {@link #NOTHING} for none. */
    static long position(@Nullable TrackingToken token) {
        if (token == null) {
            return NOTHING;
        }
        return token.position().orElseThrow(() -> new IllegalArgumentException("Not a token of this store: " + token));
    }
}
