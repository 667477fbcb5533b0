package io.keyledger.eventstore.snapshot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The snapshot table, one row a stream. Thread-safe; each call stands for itself. */
public final class SnapshotTable implements SnapshotRows {

    private final JdbcTemplate jdbc;

    /** @param database of the application role */
    public SnapshotTable(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    @Override
    public Optional<SnapshotRow> read(String stream) {
        return jdbc
                .query(
                        "select stream, stream_kind, sequence, event_id, type, revision, at, payload, binding_key, binding"
                                + " from eventstore.snapshot where stream = ?",
                        (row, number) -> row(row),
                        stream)
                .stream()
                .findFirst();
    }

    @Override
    public void write(SnapshotRow row) {
        Snapshot snapshot = row.snapshot();
        jdbc.update(
                "insert into eventstore.snapshot as kept (stream, stream_kind, sequence, event_id, type, revision, at,"
                        + " payload, binding_key, binding) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (stream) do update set stream_kind = excluded.stream_kind,"
                        + " sequence = excluded.sequence, event_id = excluded.event_id, type = excluded.type,"
                        + " revision = excluded.revision, at = excluded.at, payload = excluded.payload,"
                        + " binding_key = excluded.binding_key, binding = excluded.binding"
                        + " where excluded.sequence >= kept.sequence and excluded.revision >= kept.revision",
                snapshot.stream(),
                snapshot.streamKind(),
                snapshot.sequence(),
                snapshot.event(),
                snapshot.type(),
                snapshot.revision(),
                row.at().atOffset(ZoneOffset.UTC),
                snapshot.payload(),
                row.bindingKey(),
                row.binding());
    }

    @Override
    public void delete(SnapshotRow row) {
        jdbc.update(
                "delete from eventstore.snapshot where stream = ? and sequence = ? and binding = ?",
                row.snapshot().stream(),
                row.snapshot().sequence(),
                row.binding());
    }

    private static SnapshotRow row(ResultSet row) throws SQLException {
        return new SnapshotRow(
                new Snapshot(
                        row.getString("stream"),
                        row.getString("stream_kind"),
                        row.getLong("sequence"),
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getInt("revision"),
                        row.getString("payload")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("binding_key"),
                row.getString("binding"));
    }
}
