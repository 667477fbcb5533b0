package io.keyledger.eventstore.postgres;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** Axon's event store on PostgreSQL, whose streams wake their readers instead of being polled. */
final class PostgresEventStore extends AbstractEventStore {

    private final PostgresEventStorageEngine engine;
    private final HeadSignal head;

    private PostgresEventStore(Builder builder, PostgresEventStorageEngine engine, HeadSignal head) {
        super(builder);
        this.engine = engine;
        this.head = head;
    }

    static PostgresEventStore over(PostgresEventStorageEngine engine, HeadSignal head) {
        Builder builder = new Builder();
        builder.storageEngine(engine);
        return new PostgresEventStore(builder, engine, head);
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
        return new PostgresEventStream(PostgresEventStorageEngine.position(trackingToken), engine::page, head);
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
