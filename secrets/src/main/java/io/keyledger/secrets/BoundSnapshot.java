package io.keyledger.secrets;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * What the binding of a snapshot covers: what is remembered, of which stream, and up to which event.
 *
 * @param sequence the sequence of the last event that the snapshot contains
 * @param event the id of that event: a snapshot of another history does not fit, even if it is as long
 * @param payload exactly the text that is stored
 */
public record BoundSnapshot(
        String stream, String streamKind, long sequence, UUID event, String type, int revision, String payload) {

    private static final String DOMAIN = "keyledger/snapshot-binding/v1";

    public BoundSnapshot {
        requireNonNull(stream, "stream");
        requireNonNull(streamKind, "streamKind");
        requireNonNull(event, "event");
        requireNonNull(type, "type");
        requireNonNull(payload, "payload");
    }

    /**
     * The bytes that are authenticated, as {@link CanonicalFields}: {@code keyledger/snapshot-binding/v1}, then the
     * components in their order, the sequence in 64 bits and the revision in 32. A change here is a new version; what
     * was bound under the old one is then no longer trusted, which costs time and nothing else.
     */
    byte[] canonicalBytes() {
        return new CanonicalFields()
                .text(DOMAIN)
                .text(stream)
                .text(streamKind)
                .number(sequence)
                .uuid(event)
                .text(type)
                .number(revision)
                .text(payload)
                .toByteArray();
    }

    /** Without the payload. */
    @Override
    public String toString() {
        return "BoundSnapshot[" + type + " " + revision + " of " + stream + " at " + sequence + ", " + payload.length()
                + " characters]";
    }
}
