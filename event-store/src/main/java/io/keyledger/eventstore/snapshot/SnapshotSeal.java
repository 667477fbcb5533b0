package io.keyledger.eventstore.snapshot;

import io.keyledger.events.Binding;

/**
 * Binds snapshots to this installation. Without such a bean, snapshots are neither written nor read. Thread-safe.
 */
public interface SnapshotSeal {

    /** Proof that this snapshot, in each of its components, was made here. */
    Binding seal(Snapshot snapshot);

    /** Whether the proof was made for exactly this snapshot; false, too, if its key is unknown. */
    boolean holds(Snapshot snapshot, Binding binding);
}
