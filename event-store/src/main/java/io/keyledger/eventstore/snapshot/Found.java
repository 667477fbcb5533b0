package io.keyledger.eventstore.snapshot;

/** What a look at a stream's row in the snapshot table comes to. Only what is trusted is ever used. */
sealed interface Found {

    /** There is none. */
    record Nothing() implements Found {}

    /** Its binding holds and it reads. */
    record Trusted(Restored restored, SnapshotRow row) implements Found {}

    /** Written by this installation, but not for this version to read. */
    record Unreadable(SnapshotRow row) implements Found {}

    /** Its binding does not hold: not written by this installation, or changed since. */
    record Foreign(SnapshotRow row) implements Found {}
}
