package io.keyledger.eventstore.snapshot;

import io.keyledger.events.Fact;
import io.keyledger.eventstore.json.SnapshotJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Folds facts into states of one kind, and turns states into snapshots and back. Thread-safe. */
final class SnapshotCodec<S, R extends Record> {

    private static final int CHARACTERS_OF_A_FACT = 64;

    private final SnapshotKind<S, R> kind;
    private final SnapshotJson json = new SnapshotJson();

    SnapshotCodec(SnapshotKind<S, R> kind) {
        this.kind = kind;
    }

    boolean covers(String stream) {
        return kind.covers(stream);
    }

    boolean reads(Snapshot snapshot) {
        return snapshot.type().equals(kind.typeName()) && snapshot.revision() == kind.revision();
    }

    /** @throws RuntimeException if the payload is not what its type says */
    Restored restored(Snapshot snapshot, Instant at) {
        S state = kind.restored(json.read(snapshot.payload(), kind.recordType()));
        return new Restored(
                snapshot.stream(),
                snapshot.streamKind(),
                snapshot.sequence(),
                snapshot.event(),
                at,
                state,
                snapshot.payload().length());
    }

    Snapshot snapshot(Restored restored) {
        return new Snapshot(
                restored.stream(),
                restored.streamKind(),
                restored.sequence(),
                restored.event(),
                kind.typeName(),
                kind.revision(),
                json.write(kind.record(state(restored))));
    }

    /** @param facts at least one; those that come after the base */
    Restored after(@Nullable Restored base, List<? extends DomainEventMessage<?>> facts) {
        S state = base == null ? kind.initial() : state(base);
        for (DomainEventMessage<?> message : facts) {
            state = kind.after(state, (Fact) message.getPayload(), message.getMetaData());
        }
        DomainEventMessage<?> last = facts.getLast();
        return new Restored(
                last.getAggregateIdentifier(),
                last.getType(),
                last.getSequenceNumber(),
                UUID.fromString(last.getIdentifier()),
                last.getTimestamp(),
                state,
                (base == null ? 0 : base.size()) + facts.size() * CHARACTERS_OF_A_FACT);
    }

    /** Whatever is restored or folded for a stream of this kind was made by this kind. */
    @SuppressWarnings("unchecked")
    private S state(Restored restored) {
        return (S) restored.state();
    }
}
