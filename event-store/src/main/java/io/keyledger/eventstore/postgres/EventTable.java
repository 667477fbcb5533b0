package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.engine.StreamRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The reading side of the event table. Thread-safe; each call stands for itself. */
final class EventTable implements StreamRows {

    static final String COLUMNS =
            "select position, event_id, stream, stream_kind, sequence, type, revision, at, payload, metadata"
                    + " from eventstore.event ";
    private static final int PAGE = 1000;

    private final JdbcTemplate jdbc;

    EventTable(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setFetchSize(PAGE);
    }

    @Override
    public List<DomainEventData<String>> of(String stream, long firstSequence) {
        return reading(() -> jdbc.query(
                COLUMNS + "where stream = ? and sequence >= ? order by sequence",
                (row, number) -> entry(row),
                stream,
                firstSequence));
    }

    List<TrackedEventData<String>> after(long position) {
        return reading(() -> jdbc.query(
                COLUMNS + "where position > ? order by position limit " + PAGE,
                (row, number) -> new TrackedDomainEventData<>(
                        new GlobalSequenceTrackingToken(row.getLong("position")), entry(row)),
                position));
    }

    Optional<Long> lastSequence(String stream) {
        return reading(() -> Optional.ofNullable(jdbc.queryForObject(
                "select max(sequence) from eventstore.event where stream = ?", Long.class, stream)));
    }

    long head() {
        return number("select max(position) from eventstore.event");
    }

    /** The position before the first fact at or after a time, so that none of these is missed; the head if none is. */
    long before(Instant time) {
        return number(
                "select coalesce((select min(position) - 1 from eventstore.event where at >= ?),"
                        + " (select max(position) from eventstore.event))",
                time.atOffset(ZoneOffset.UTC));
    }

    private long number(String query, Object... arguments) {
        Long position = reading(() -> jdbc.queryForObject(query, Long.class, arguments));
        return position == null ? AppendUnit.NOTHING : position;
    }

    private static GenericDomainEventEntry<String> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("stream_kind"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getString("revision"),
                row.getString("payload"),
                row.getString("metadata"));
    }

    private static <T> T reading(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            throw new StoreUnavailable("The event store cannot be read.", e);
        }
    }
}
