package io.keyledger.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The appender's statements on a connection of its own. Used by one thread. */
final class AppendSession implements AutoCloseable {

    /** Serialises all appenders of all processes on this database; the number is arbitrary but must never change. */
    static final long APPEND_LOCK = 0x6b65796c65646765L;

    /*
     * Two statements in one round trip. In READ COMMITTED each takes its own snapshot, so the second one sees
     * everything that was committed before the lock was granted.
     */
    private static final String LOCK_AND_READ_LAST = "select pg_advisory_xact_lock(" + APPEND_LOCK + "); "
            + "select null, (select max(position) from eventstore.event) union all "
            + "select s, (select e.sequence from eventstore.event e where e.stream = s order by e.sequence desc limit 1)"
            + " from unnest(?::text[]) s";

    private static final String FIND = "select event_id, position from eventstore.event where event_id = any(?)";

    private static final String INSERT = "insert into eventstore.event"
            + " (position, event_id, stream, stream_kind, sequence, type, revision, at, payload, metadata)"
            + " select * from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],"
            + " ?::text[]::timestamptz[], ?::text[]::json[], ?::text[]::json[])";

    /*
     * Durable whatever the role's defaults say. Neither waits longer for the lock than the connection's socket timeout
     * allows, nor keeps it from all others should this process freeze while it holds it.
     */
    private static final String SETTINGS = "select current_setting('fsync') as fsync,"
            + " set_config('synchronous_commit', case current_setting('synchronous_commit')"
            + " when 'remote_apply' then 'remote_apply' else 'on' end, false),"
            + " set_config('lock_timeout', '5s', false),"
            + " set_config('statement_timeout', '0', false),"
            + " set_config('idle_in_transaction_session_timeout', '5s', false)";

    private static final String MARK = "select pg_logical_emit_message(true, 'keyledger', 'found stored')";

    private final Connection connection;

    private AppendSession(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes over a connection; closes it if it is not fit for appending.
     *
     * @throws SQLException also if the server would acknowledge what it has not made durable
     */
    static AppendSession on(Connection connection) throws SQLException {
        try {
            AppendSession session = new AppendSession(connection);
            session.prepare();
            return session;
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    private void prepare() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (PreparedStatement statement = connection.prepareStatement(SETTINGS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (!"on".equals(row.getString("fsync"))) {
                throw new SQLException("PostgreSQL runs with fsync = " + row.getString("fsync")
                        + ": it would acknowledge what a crash can lose. Turn it on.");
            }
        }
        connection.commit();
    }

    /**
     * Begins a transaction, waits for the append lock and reads what is true under it.
     *
     * @return the last sequence of each stream that exists, and under {@code null} the last position, −1 if none
     */
    Truth lock(Collection<String> streams) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_AND_READ_LAST)) {
            statement.setArray(1, connection.createArrayOf("text", streams.toArray()));
            statement.execute();
            if (!statement.getMoreResults()) {
                throw new SQLException("The store did not say what is true under the lock");
            }
            long head = AppendUnit.NOTHING;
            Map<String, Long> last = new HashMap<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    String stream = rows.getString(1);
                    long value = rows.getLong(2);
                    if (rows.wasNull()) {
                        continue;
                    }
                    if (stream == null) {
                        head = value;
                    } else {
                        last.put(stream, value);
                    }
                }
            }
            return new Truth(head, last);
        }
    }

    /** What is true under the lock: the head, −1 for an empty store, and the last sequence of each stream. */
    record Truth(long head, Map<String, Long> last) {}

    /** The positions of those among these events that are stored. */
    Map<UUID, Long> stored(Collection<UUID> ids) throws SQLException {
        Map<UUID, Long> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
        }
        return found;
    }

    /** Inserts the events in order, the first at position {@code first}. */
    void insert(long first, List<StoredEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Long[] positions = new Long[events.size()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = first + i;
            }
            statement.setArray(1, connection.createArrayOf("bigint", positions));
            column(statement, 2, "uuid", events, StoredEvent::id);
            column(statement, 3, "text", events, StoredEvent::stream);
            column(statement, 4, "text", events, StoredEvent::streamKind);
            column(statement, 5, "bigint", events, StoredEvent::sequence);
            column(statement, 6, "text", events, StoredEvent::type);
            column(statement, 7, "text", events, StoredEvent::revision);
            column(statement, 8, "text", events, event -> event.at().toString());
            column(statement, 9, "text", events, StoredEvent::payload);
            column(statement, 10, "text", events, StoredEvent::metadata);
            statement.executeUpdate();
        }
    }

    private void column(
            PreparedStatement statement,
            int index,
            String type,
            List<StoredEvent> events,
            Function<StoredEvent, Object> value)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf(type, events.stream().map(value).toArray()));
    }

    /**
     * Writes something to the log, so that the commit waits until it is as durable as that of an insert; without it,
     * what an earlier transaction stored could be acknowledged before a synchronous standby has it.
     */
    void leaveMark() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.execute();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
