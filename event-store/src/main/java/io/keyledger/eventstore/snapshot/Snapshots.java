package io.keyledger.eventstore.snapshot;

import io.keyledger.eventstore.StoreUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * From where a stream may be read instead of from its beginning. A snapshot is only ever a shortcut: where there is none
 * to trust, the events say the same. A decision waits here for one row at most, and only about a stream that was not met
 * recently; snapshots are made apart from it. Thread-safe.
 */
public final class Snapshots implements AutoCloseable {

    /** A stream gets a newer snapshot once so many of its events had to be read after the last one. */
    public static final int EVERY = 100;

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    private final List<SnapshotCodec<?, ?>> codecs;
    private final SealedSnapshots sealed;
    private final RecentSnapshots recent = new RecentSnapshots();
    private final SnapshotWork work;

    /**
     * @param rows where snapshots lie
     * @param facts where snapshots are made from
     */
    public Snapshots(
            Collection<? extends SnapshotKind<?, ?>> kinds, SnapshotSeal seal, SnapshotRows rows, StreamFacts facts) {
        this.codecs =
                kinds.stream().<SnapshotCodec<?, ?>>map(SnapshotCodec::new).toList();
        this.sealed = new SealedSnapshots(rows, seal);
        SnapshotRenewal renewal = new SnapshotRenewal(sealed, recent, facts);
        this.work =
                new SnapshotWork(stream -> renewal.renew(stream, codec(stream).orElseThrow()));
    }

    /**
     * A state to read this stream from: of the events from its sequence on, the first must be the one it
     * {@linkplain Restored#endsWith ends with}, else {@link #distrust} it.
     */
    public Optional<Restored> of(String stream) {
        return codec(stream).flatMap(codec -> {
            @Nullable Optional<Restored> known = recent.of(stream);
            return known == null ? look(stream, codec) : known;
        });
    }

    private Optional<Restored> look(String stream, SnapshotCodec<?, ?> codec) {
        Optional<Restored> state = Optional.empty();
        try {
            Found found = sealed.find(stream, codec);
            if (found instanceof Found.Trusted trusted) {
                state = Optional.of(trusted.restored());
            } else if (found instanceof Found.Foreign) {
                work.offer(stream);
            }
        } catch (DataAccessException | StoreUnavailable e) {
            log.warn("Could not look for a snapshot of {}; its events are read instead: {}", stream, e.getMessage());
        }
        recent.keep(stream, state);
        return state;
    }

    /** The state does not fit the events of its stream. */
    public void distrust(Restored state) {
        recent.drop(state);
        work.offer(state.stream());
    }

    /** So many events of the stream had to be read, be it after a snapshot or from the beginning. */
    public void noteRead(String stream, int events) {
        if (events >= EVERY && codec(stream).isPresent()) {
            work.offer(stream);
        }
    }

    private Optional<SnapshotCodec<?, ?>> codec(String stream) {
        return codecs.stream().filter(codec -> codec.covers(stream)).findFirst();
    }

    @Override
    public void close() {
        work.close();
    }
}
