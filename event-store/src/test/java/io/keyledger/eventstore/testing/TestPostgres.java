package io.keyledger.eventstore.testing;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/** One embedded PostgreSQL a test run; each test class asks for a fresh database of its own. */
public final class TestPostgres {

    private static final AtomicInteger databases = new AtomicInteger();
    private static final EmbeddedPostgres server = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role keyledger_owner login password 'owner-of-a-test'");
                statement.execute("create role keyledger_app login password 'application-of-a-test'");
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An empty database, owned by the owner role. */
    public static Database freshDatabase() {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner keyledger_owner");
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to keyledger_app");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name,
                new Login("keyledger_app", "application-of-a-test"),
                new Login("keyledger_owner", "owner-of-a-test"));
    }

    /** A connection with all rights, for tests that play the attacker or cut others off. */
    public static Connection superuser(Database database) throws SQLException {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        return server.getDatabase("postgres", name).getConnection();
    }

    /** Points a Spring application at a fresh database. */
    public static void properties(DynamicPropertyRegistry registry) {
        Database database = freshDatabase();
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database.application()::username);
        registry.add("spring.datasource.password", database.application()::password);
        registry.add("keyledger.database.owner-username", database.owner()::username);
        registry.add("keyledger.database.owner-password", database.owner()::password);
    }
}
