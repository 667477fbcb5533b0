package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.snapshot.Restored;
import io.keyledger.eventstore.snapshot.Snapshots;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams on behalf of decisions: whatever is read, and how far, is noted for the append (see {@link StreamsRead}).
 * Thread-safe.
 */
public final class StreamReading {

    private final StoredStreams streams;
    private final @Nullable Snapshots snapshots;

    /** @param snapshots null where none are kept */
    public StreamReading(StoredStreams streams, @Nullable Snapshots snapshots) {
        this.streams = streams;
        this.snapshots = snapshots;
    }

    /** From a sequence on. */
    public DomainEventStream from(String stream, long firstSequence) {
        return noted(stream, firstSequence, streams.rows(stream, firstSequence));
    }

    /** From the newest snapshot that fits, whose state comes as the first message; from the first event if none does. */
    public DomainEventStream fromSnapshot(String stream) {
        return snapshots == null ? from(stream, 0) : fromSnapshot(stream, snapshots);
    }

    private DomainEventStream fromSnapshot(String stream, Snapshots snapshots) {
        Restored state = snapshots.of(stream).orElse(null);
        if (state != null) {
            List<DomainEventData<String>> rows = streams.rows(stream, state.sequence());
            if (fits(state, rows)) {
                snapshots.noteRead(stream, rows.size() - 1);
                return continued(state, rows);
            }
            snapshots.distrust(state);
        }
        List<DomainEventData<String>> rows = streams.rows(stream, 0);
        snapshots.noteRead(stream, rows.size());
        return noted(stream, 0, rows);
    }

    private DomainEventStream noted(String stream, long firstSequence, List<DomainEventData<String>> rows) {
        StreamsRead.note(
                stream, rows.isEmpty() ? firstSequence - 1 : rows.getLast().getSequenceNumber());
        return streams.facts(rows);
    }

    /** The event a state ends with is read along, so that no state stands for a stream that does not reach so far. */
    private static boolean fits(Restored state, List<DomainEventData<String>> rows) {
        return !rows.isEmpty()
                && state.endsWith(
                        rows.getFirst().getSequenceNumber(), rows.getFirst().getEventIdentifier());
    }

    private DomainEventStream continued(Restored state, List<DomainEventData<String>> rows) {
        long last = rows.getLast().getSequenceNumber();
        StreamsRead.note(state.stream(), last);
        DomainEventStream later = streams.facts(rows.subList(1, rows.size()));
        return DomainEventStream.of(Stream.concat(Stream.of(state.asMessage()), later.asStream()), () -> last);
    }
}
