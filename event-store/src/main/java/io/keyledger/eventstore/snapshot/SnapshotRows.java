package io.keyledger.eventstore.snapshot;

import java.util.Optional;

/**
 * Where snapshots lie. A store that is out of reach throws a {@link org.springframework.dao.DataAccessException} or a
 * {@link io.keyledger.eventstore.StoreUnavailable}. Thread-safe.
 */
public interface SnapshotRows {

    /** The newest of the stream. */
    Optional<SnapshotRow> read(String stream);

    /**
     * Keeps this one in place of an older one of the stream. Where there is a newer one, or one of a later revision that a
     * newer version of Keyledger has written, that one stays.
     */
    void write(SnapshotRow row);

    /** This row is not to be read again, unless another has taken its place. */
    void delete(SnapshotRow row);
}
