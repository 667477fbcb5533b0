package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.migration.EmptyStore;
import io.keyledger.eventstore.migration.StoredFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A context of Axon Server that facts are copied to. Used by one thread. */
final class AxonServerFacts implements EmptyStore {

    private static final int PIECE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AxonServerEvents events;
    private final String name;
    private final Runnable disconnect;

    AxonServerFacts(AxonServerEvents events, String name, Runnable disconnect) {
        this.events = events;
        this.name = name;
        this.disconnect = disconnect;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long head() {
        return events.head();
    }

    @Override
    public void append(List<StoredFact> facts) {
        events.append(facts.stream().map(AxonServerFacts::event).toList());
    }

    private static Event event(StoredFact fact) {
        Event.Builder event = Event.newBuilder()
                .setMessageIdentifier(fact.id())
                .setAggregateIdentifier(fact.stream())
                .setAggregateType(fact.streamKind())
                .setAggregateSequenceNumber(fact.sequence())
                .setTimestamp(fact.at().toEpochMilli())
                .setPayload(EventCodec.object(fact.type(), fact.revision(), fact.payload()));
        fact.metadata().forEach((name, text) -> event.putMetaData(name, EventCodec.text(text)));
        return event.build();
    }

    @Override
    public void read(long after, long last, Consumer<List<StoredFact>> pieces) {
        if (after >= last) {
            return;
        }
        try (EventStream stream = events.after(after)) {
            List<StoredFact> piece = new ArrayList<>();
            long position = after;
            while (position < last) {
                EventWithToken event = next(stream);
                position = event.getToken();
                piece.add(fact(event));
                if (piece.size() == PIECE || position >= last) {
                    pieces.accept(List.copyOf(piece));
                    piece.clear();
                }
            }
        }
    }

    private EventWithToken next(EventStream stream) {
        try {
            @Nullable EventWithToken event = stream.nextIfAvailable(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new StoreUnavailable(name + " has stopped answering.");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted.", e);
        }
    }

    private static StoredFact fact(EventWithToken stored) {
        Event event = stored.getEvent();
        return new StoredFact(
                stored.getToken(),
                event.getMessageIdentifier(),
                event.getAggregateIdentifier(),
                event.getAggregateType(),
                event.getAggregateSequenceNumber(),
                event.getPayload().getType(),
                event.getPayload().getRevision(),
                Instant.ofEpochMilli(event.getTimestamp()),
                event.getPayload().getData().toStringUtf8(),
                EventCodec.texts(event));
    }

    @Override
    public void close() {
        disconnect.run();
    }
}
