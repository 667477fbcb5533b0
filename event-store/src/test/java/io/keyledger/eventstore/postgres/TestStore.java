package io.keyledger.eventstore.postgres;

import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Migrations;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.engine.HeadSignal;
import io.keyledger.eventstore.engine.StoredStreams;
import io.keyledger.eventstore.engine.StreamReading;
import io.keyledger.eventstore.json.FactSerializer;
import io.keyledger.eventstore.snapshot.Snapshots;
import io.keyledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** An event store for tests of this module. */
final class TestStore {

    private static @Nullable Database shared;

    final Database database;

    private TestStore(Database database) {
        this.database = database;
    }

    /** An empty one. It is the same database each time, so tests that use it run one after the other. */
    static TestStore fresh() {
        TestStore store = new TestStore(migrated());
        store.cutThemOff();
        store.asked("set session_replication_role = replica; truncate eventstore.event, eventstore.snapshot,"
                + " eventstore.moved; select 0");
        return store;
    }

    private static synchronized Database migrated() {
        Database database = shared;
        if (database == null) {
            database = TestPostgres.freshDatabase();
            new Migrations(database, List.of(new Schema("eventstore", "classpath:db/eventstore"))).run();
            shared = database;
        }
        return database;
    }

    Appender startAppender() {
        return startAppender(step -> {});
    }

    Appender startAppender(Consumer<AppendStep> observer) {
        return startAppender(Connections.of(database), Duration.ofSeconds(10), observer);
    }

    Appender startAppender(Connections connections, Duration patience, Consumer<AppendStep> observer) {
        Appender appender = new Appender(new AppendGroups(connections, patience, observer), head -> {});
        appender.start();
        return appender;
    }

    DataSource dataSource() {
        return dataSource(database);
    }

    static DataSource dataSource(Database database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.application().username());
        source.setPassword(database.application().password());
        return source;
    }

    /** One that keeps no snapshots. */
    PostgresEventStorageEngine engine(Appender appender) {
        return engine(appender, dataSource(), null);
    }

    static PostgresEventStorageEngine engine(Appender appender, DataSource database, @Nullable Snapshots snapshots) {
        return engine(appender, database, snapshots, head(database));
    }

    /** One whose streams are woken by this signal. */
    static PostgresEventStorageEngine engine(
            Appender appender, DataSource database, @Nullable Snapshots snapshots, HeadSignal head) {
        return new PostgresEventStorageEngine(
                appender,
                new EventTable(database),
                new FactSerializer(),
                NoOpEventUpcaster.INSTANCE,
                new StreamReading(streams(database), snapshots),
                head);
    }

    static HeadSignal head(DataSource database) {
        return new HeadSignal(() -> StoredHead.read(database));
    }

    static StoredStreams streams(DataSource database) {
        return new StoredStreams(new EventTable(database), new FactSerializer(), NoOpEventUpcaster.INSTANCE);
    }

    StoredLog log() {
        return StoredLog.of(database);
    }

    /** Keeps all appenders waiting until closed. */
    Connection holdTheAppendLock() throws SQLException {
        Connection connection = TestPostgres.superuser(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + AppendSession.APPEND_LOCK + ")");
        }
        return connection;
    }

    /** Returns once so many sessions wait for the append lock. */
    void awaitWaitingForTheLock(int sessions) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> asked("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        == sessions);
    }

    /** Ends every session of appenders and listeners in this database. */
    void cutThemOff() {
        asked("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity"
                + " where application_name = 'keyledger-appender' and datname = current_database()");
    }

    /** One number, asked as superuser. */
    long asked(String query) {
        try (Connection connection = TestPostgres.superuser(database);
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(query);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
