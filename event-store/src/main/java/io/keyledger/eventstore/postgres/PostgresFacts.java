package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.migration.MigrationRefused;
import io.keyledger.eventstore.migration.OldStore;
import io.keyledger.eventstore.migration.StoredFact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.flywaydb.core.api.FlywayException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All facts of a PostgreSQL that no application uses any more. Holds the append lock until it is closed, so that nothing is
 * added. Used by one thread.
 */
final class PostgresFacts implements OldStore {

    private static final String PAGE =
            EventTable.COLUMNS + "where position > ? and position <= ? order by position limit 500";
    private static final String EXISTS = "select count(to_regclass('eventstore.event'))";
    private static final String USERS = "select count(*) from pg_stat_activity where datname = current_database()"
            + " and application_name = '" + Connections.APPLICATION_NAME + "' and pid <> pg_backend_pid()";
    private static final String LOCK =
            "set lock_timeout = '5s'; select pg_advisory_lock(" + AppendSession.APPEND_LOCK + ")";
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final Connection connection;

    private PostgresFacts(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * @throws MigrationRefused if somebody uses the store, or it cannot be reached
     */
    static PostgresFacts of(Database database) {
        try {
            Connection connection = Connections.of(database).open();
            boolean open = false;
            try {
                PostgresFacts facts = new PostgresFacts(database, connection);
                facts.claim();
                open = true;
                return facts;
            } finally {
                if (!open) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw new MigrationRefused(
                    "The database at " + database.url() + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private void claim() throws SQLException {
        if (number(EXISTS) == 0) {
            throw new MigrationRefused(
                    "The database at " + database.url() + " holds no events of Keyledger. Name another one.");
        }
        long users = number(USERS);
        if (users > 0) {
            throw new MigrationRefused("Keyledger is still using this database, with " + users
                    + " connections. Stop all its processes, and run this again.");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
        }
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public long head() {
        try {
            return StoredHead.read(connection);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void read(long after, long last, Consumer<List<StoredFact>> pieces) {
        long position = after;
        while (position < last) {
            List<StoredFact> page = page(position, last);
            if (page.isEmpty()) {
                throw new MigrationRefused("The event table has no event at position " + (position + 1)
                        + ": it is damaged. Restore it from a backup.");
            }
            pieces.accept(page);
            position = page.getLast().position();
        }
    }

    private List<StoredFact> page(long after, long last) {
        List<StoredFact> page = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, after);
            statement.setLong(2, last);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(fact(row));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return page;
    }

    private static StoredFact fact(ResultSet row) throws SQLException {
        return new StoredFact(
                row.getLong("position"),
                row.getString("event_id"),
                row.getString("stream"),
                row.getString("stream_kind"),
                row.getLong("sequence"),
                row.getString("type"),
                row.getString("revision"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                texts(row.getString("metadata")));
    }

    private static SortedMap<String, String> texts(String metadata) {
        return JSON.readValue(metadata, TEXTS);
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void leaveFor(String place) {
        mark(() -> MovedMark.set(database, place), "that its events are in " + place + " now");
    }

    @Override
    public void goBack() {
        mark(() -> MovedMark.remove(database), "that its events are in use again");
    }

    private interface Marking {
        void run() throws SQLException;
    }

    private void mark(Marking marking, String what) {
        try {
            marking.run();
        } catch (SQLException | FlywayException e) {
            throw new MigrationRefused(
                    "The database at " + database.url() + " could not be told " + what + ": " + e.getMessage()
                            + ". Start nothing, and run this again.",
                    e);
        }
    }

    private static StoreUnavailable unreadable(SQLException e) {
        return new StoreUnavailable("The event store on PostgreSQL cannot be read: " + e.getMessage() + ".", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
