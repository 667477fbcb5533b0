package io.keyledger.standalone.fleet;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of a fleet's own, which can be restarted under it. */
final class FleetDatabase implements AutoCloseable {

    private static final String NAME = "fleet";

    private final Path data;
    private EmbeddedPostgres server;

    FleetDatabase(Path data) {
        this.data = data;
        this.server = start(0);
        execute("create role keyledger_owner login password 'owner-of-a-test'");
        execute("create role keyledger_app login password 'application-of-a-test'");
        execute("create database " + NAME + " owner keyledger_owner");
        execute("revoke all on database " + NAME + " from public");
        execute("grant connect on database " + NAME + " to keyledger_app");
    }

    private EmbeddedPostgres start(int port) {
        try {
            EmbeddedPostgres.Builder postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1");
            return port == 0 ? postgres.start() : postgres.setPort(port).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String command) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** As it is reached on this port. */
    Database at(int port) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME,
                new Login("keyledger_app", "application-of-a-test"),
                new Login("keyledger_owner", "owner-of-a-test"));
    }

    /** A connection with all rights. */
    Connection superuser() throws SQLException {
        return server.getDatabase("postgres", NAME).getConnection();
    }

    /** A transaction that holds what the statement locks until it ends. */
    Connection holding(String statement) throws SQLException {
        Connection connection = superuser();
        connection.setAutoCommit(false);
        try (Statement locking = connection.createStatement()) {
            locking.execute(statement);
        }
        return connection;
    }

    /** What a query of one column says. */
    List<String> read(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /** Ends it as its service manager would, breaking all connections, and starts it again where it was. */
    void restart() {
        int port = port();
        close();
        server = start(port);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
