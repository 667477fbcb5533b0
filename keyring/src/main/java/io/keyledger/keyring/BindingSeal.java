package io.keyledger.keyring;

import io.keyledger.events.Binding;
import io.keyledger.eventstore.snapshot.Snapshot;
import io.keyledger.eventstore.snapshot.SnapshotSeal;
import io.keyledger.secrets.BoundSnapshot;
import io.keyledger.secrets.SnapshotBinder;

/** Seals snapshots under the installation's binding keys. */
record BindingSeal(SnapshotBinder binder) implements SnapshotSeal {

    @Override
    public Binding seal(Snapshot snapshot) {
        return binder.bind(bound(snapshot));
    }

    @Override
    public boolean holds(Snapshot snapshot, Binding binding) {
        return binder.holds(bound(snapshot), binding);
    }

    private static BoundSnapshot bound(Snapshot snapshot) {
        return new BoundSnapshot(
                snapshot.stream(),
                snapshot.streamKind(),
                snapshot.sequence(),
                snapshot.event(),
                snapshot.type(),
                snapshot.revision(),
                snapshot.payload());
    }
}
