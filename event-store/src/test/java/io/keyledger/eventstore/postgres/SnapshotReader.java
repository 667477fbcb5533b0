package io.keyledger.eventstore.postgres;

import static org.awaitility.Awaitility.await;

import io.keyledger.events.Fact;
import io.keyledger.eventstore.engine.FactStore;
import io.keyledger.eventstore.snapshot.SnapshotKind;
import io.keyledger.eventstore.snapshot.SnapshotTable;
import io.keyledger.eventstore.snapshot.Snapshots;
import io.keyledger.eventstore.testing.RowsRead;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** A process that reads streams, as decisions do, and starts without knowing any snapshot. */
final class SnapshotReader implements AutoCloseable {

    /** What a stream came to, by which messages, and how many rows of the event table that took. */
    record Look(Members members, List<? extends DomainEventMessage<?>> messages, long rows) {
        boolean beganWithASnapshot() {
            return !messages.isEmpty() && messages.getFirst().getPayload() instanceof Members;
        }
    }

    private final TestStore store;
    private final SnapshotKind<Members, ?> kind;
    private final Snapshots snapshots;
    private final RowsRead rows = new RowsRead("from eventstore.event ");
    final FactStore events;
    final PostgresEventStorageEngine engine;

    SnapshotReader(TestStore store, Appender appender, SnapshotKind<Members, ?> kind) {
        this.store = store;
        this.kind = kind;
        this.snapshots = new Snapshots(
                List.of(kind),
                new TestSeal(),
                new SnapshotTable(store.dataSource()),
                TestStore.streams(store.dataSource()));
        this.engine = TestStore.engine(appender, rows.through(store.dataSource()), snapshots);
        this.events = FactStore.over(engine);
    }

    static SnapshotReader of(TestStore store, Appender appender) {
        return new SnapshotReader(store, appender, new Members.Kind(1));
    }

    Look look(String stream) {
        rows.andReset();
        List<? extends DomainEventMessage<?>> messages =
                events.readEvents(stream).asStream().toList();
        Members members = kind.initial();
        for (DomainEventMessage<?> message : messages) {
            members = message.getPayload() instanceof Members restored
                    ? restored
                    : kind.after(members, (Fact) message.getPayload(), message.getMetaData());
        }
        return new Look(members, messages, rows.andReset());
    }

    /** Looks at the stream and returns once it has a snapshot of this sequence. */
    Look remember(String stream, long sequence) {
        Look look = look(stream);
        awaitSnapshot(stream, sequence);
        return look;
    }

    void awaitSnapshot(String stream, long sequence) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> store.asked("select coalesce(max(sequence), -1) from eventstore.snapshot where stream = '"
                                + stream + "'")
                        == sequence);
    }

    @Override
    public void close() {
        snapshots.close();
    }
}
