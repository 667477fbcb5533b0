package io.keyledger.eventstore.snapshot;

import java.util.UUID;

/**
 * What the events of a stream up to one of them amount to, as it is stored.
 *
 * @param sequence the sequence of the last event contained
 * @param event the id of that event
 * @param payload JSON, exactly as it is stored
 */
public record Snapshot(
        String stream, String streamKind, long sequence, UUID event, String type, int revision, String payload) {

    /** Without the payload. */
    @Override
    public String toString() {
        return type + " " + revision + " of " + stream + " at sequence " + sequence;
    }
}
