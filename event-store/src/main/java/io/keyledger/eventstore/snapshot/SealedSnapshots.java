package io.keyledger.eventstore.snapshot;

import io.keyledger.events.Binding;

/** Snapshots as they lie in the store, each under its binding. Thread-safe. */
final class SealedSnapshots {

    private final SnapshotRows rows;
    private final SnapshotSeal seal;

    SealedSnapshots(SnapshotRows rows, SnapshotSeal seal) {
        this.rows = rows;
        this.seal = seal;
    }

    Found find(String stream, SnapshotCodec<?, ?> codec) {
        return rows.read(stream).map(row -> judged(row, codec)).orElseGet(Found.Nothing::new);
    }

    private Found judged(SnapshotRow row, SnapshotCodec<?, ?> codec) {
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

    private boolean holds(SnapshotRow row) {
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
        rows.write(new SnapshotRow(snapshot, restored.at(), binding.key(), binding.hex()));
    }

    void remove(SnapshotRow row) {
        rows.delete(row);
    }
}
