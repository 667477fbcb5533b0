package io.keyledger.eventstore.postgres;

import io.keyledger.events.Binding;
import io.keyledger.eventstore.snapshot.Snapshot;
import io.keyledger.eventstore.snapshot.SnapshotSeal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A seal of which the database knows nothing; stands in for the keyring's. */
record TestSeal() implements SnapshotSeal {

    @Override
    public Binding seal(Snapshot snapshot) {
        String bound = List.of(
                        "known to this process only",
                        snapshot.stream(),
                        snapshot.streamKind(),
                        snapshot.sequence(),
                        snapshot.event(),
                        snapshot.type(),
                        snapshot.revision(),
                        snapshot.payload())
                .toString();
        try {
            byte[] proof = MessageDigest.getInstance("SHA-256").digest(bound.getBytes(StandardCharsets.UTF_8));
            return new Binding("b1", HexFormat.of().formatHex(proof));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean holds(Snapshot snapshot, Binding binding) {
        return seal(snapshot).equals(binding);
    }
}
