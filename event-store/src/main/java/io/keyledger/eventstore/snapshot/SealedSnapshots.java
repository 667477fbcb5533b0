package io.keyledger.eventstore.snapshot;

import io.keyledger.events.Binding;
import io.keyledger.eventstore.snapshot.SnapshotTable.Row;
import javax.sql.DataSource;

/** Snapshots as they lie in the database, each under its binding. Thread-safe. */
final class SealedSnapshots {

    private final SnapshotTable table;
    private final SnapshotSeal seal;

    SealedSnapshots(DataSource database, SnapshotSeal seal) {
        this.table = new SnapshotTable(database);
        this.seal = seal;
    }

    /** @throws org.springframework.dao.DataAccessException if the database cannot be asked */
    Found find(String stream, SnapshotCodec<?, ?> codec) {
        return table.read(stream).map(row -> judged(row, codec)).orElseGet(Found.Nothing::new);
    }

    private Found judged(Row row, SnapshotCodec<?, ?> codec) {
        if (!holds(row)) {
            return new Found.Foreign(row);
        }
        if (!codec.reads(row.snapshot())) {
            return new Found.Unreadable(row);
        }
        try {
            return new Found.Trusted(codec.restored(row.snapshot(), row.at()), row);
        } catch (RuntimeException e) {
            return new Found.Unreadable(row);
        }
    }

    private boolean holds(Row row) {
        try {
            return seal.holds(row.snapshot(), new Binding(row.bindingKey(), row.binding()));
        } catch (IllegalArgumentException notEvenABinding) {
            return false;
        }
    }

    /** Never takes the place of a newer one. */
    void write(Restored restored, SnapshotCodec<?, ?> codec) {
        Snapshot snapshot = codec.snapshot(restored);
        Binding binding = seal.seal(snapshot);
        table.write(new Row(snapshot, restored.at(), binding.key(), binding.hex()));
    }

    void remove(Row row) {
        table.delete(row);
    }
}
