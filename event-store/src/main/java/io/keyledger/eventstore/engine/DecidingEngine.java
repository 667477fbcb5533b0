package io.keyledger.eventstore.engine;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** What a store has to do beside Axon's own storage engine. Thread-safe. */
public interface DecidingEngine extends EventStorageEngine {

    /** The stream as a decision reads it: from its newest snapshot on, if there is one to trust. */
    DomainEventStream readForDecision(String stream);

    /** The facts after a token, or all of them, in order, without end. */
    BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token);
}
