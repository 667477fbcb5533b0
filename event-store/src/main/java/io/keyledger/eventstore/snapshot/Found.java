package io.keyledger.eventstore.snapshot;

import io.keyledger.eventstore.snapshot.SnapshotTable.Row;

/** What a look at a stream's row in the snapshot table comes to. Only what is trusted is ever used. */
sealed interface Found {

    /** There is none. */
    record Nothing() implements Found {}

    /** Its binding holds and it reads. */
    record Trusted(Restored restored, Row row) implements Found {}

    /** Written by this installation, but not for this version to read. */
    record Unreadable(Row row) implements Found {}

    /** Its binding does not hold: not written by this installation, or changed since. */
    record Foreign(Row row) implements Found {}
}
