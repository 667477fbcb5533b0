package io.keyledger.eventstore.snapshot;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * The state of a stream as of one of its events. Immutable, and shared by all decisions that start from it.
 *
 * @param sequence the sequence of the last event contained
 * @param event the id of that event: the state fits no stream that has another event there
 * @param size about how many characters of JSON the state takes
 */
public record Restored(
        String stream, String streamKind, long sequence, UUID event, Instant at, Object state, int size) {

    /** Whether the stream's event at this sequence is the one that the state ends with. */
    public boolean endsWith(long sequenceThere, String eventThere) {
        return sequence == sequenceThere && event.equals(UUID.fromString(eventThere));
    }

    /** As the first message of a stream that is read from here on; it is never published. */
    public DomainEventMessage<?> asMessage() {
        return new GenericDomainEventMessage<>(
                streamKind, stream, sequence, state, MetaData.emptyInstance(), event.toString(), at);
    }

    /** Without the state. */
    @Override
    public String toString() {
        return stream + " at sequence " + sequence;
    }
}
