package io.keyledger.standalone.postgres;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** What the tests of this package do with a running cluster. */
final class Clusters {

    private Clusters() {}

    static EmbeddedPostgresCluster start(Path data) {
        return EmbeddedPostgresCluster.start(data, Duration.ofSeconds(60));
    }

    static Login superuser(Path data) {
        try {
            return new ClusterFiles(data).superuser();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void execute(Database database, Login login, String command) throws SQLException {
        try (Connection connection = connect(database, login);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    static String query(Database database, Login login, String query) throws SQLException {
        try (Connection connection = connect(database, login);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static Connection connect(Database database, Login login) throws SQLException {
        return DriverManager.getConnection(database.url(), login.username(), login.password());
    }

    static long postmaster(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    /** Whether the process runs; one that has ended and is only still listed does not. */
    static boolean runs(long pid) throws IOException {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        Path facts = Path.of("/proc", Long.toString(pid), "status");
        return !Files.exists(facts) || !Files.readString(facts).contains("State:\tZ");
    }
}
