package io.keyledger.eventstore.engine;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Axon's event store over one of our engines, whose streams wake their readers instead of being polled. */
public final class FactStore extends AbstractEventStore {

    private final DecidingEngine engine;

    private FactStore(Builder builder, DecidingEngine engine) {
        super(builder);
        this.engine = engine;
    }

    /** The store over this engine. */
    public static FactStore over(DecidingEngine engine) {
        Builder builder = new Builder();
        builder.storageEngine(engine);
        return new FactStore(builder, engine);
    }

    /** Begins with the state of a snapshot instead of the first event, where there is one. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return DomainEventStream.concat(
                engine.readForDecision(aggregateIdentifier),
                DomainEventStream.of(stagedDomainEventMessages(aggregateIdentifier)));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return engine.openStream(trackingToken);
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
