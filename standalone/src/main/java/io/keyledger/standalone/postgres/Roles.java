package io.keyledger.standalone.postgres;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The database and its two roles. Each step holds on its own and is repeated at every start, so one that was cut short
 * is made good by the next. Passwords reach the server as SCRAM verifiers, never in clear.
 */
final class Roles {

    static final String DATABASE = "keyledger";
    static final String OWNER = "keyledger_owner";
    static final String APPLICATION = "keyledger_app";

    private final String server;
    private final Login superuser;

    /** {@code server} is the JDBC URL up to the database's name. */
    Roles(String server, Login superuser) {
        this.server = server;
        this.superuser = superuser;
    }

    /** The logins of this run; those of earlier runs end here. */
    Database provide() throws SQLException {
        Login owner = FreshLogin.of(OWNER);
        Login application = FreshLogin.of(APPLICATION);
        try (Connection connection = connect("postgres")) {
            admit(connection, owner);
            admit(connection, application);
            if (isMissing(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                execute(connection, "CREATE DATABASE keyledger OWNER keyledger_owner TEMPLATE template0");
            }
            execute(
                    connection,
                    "REVOKE ALL ON DATABASE keyledger, postgres, template1 FROM PUBLIC",
                    "REVOKE ALL ON DATABASE keyledger, postgres, template1 FROM keyledger_app",
                    "GRANT CONNECT ON DATABASE keyledger TO keyledger_app");
        }
        try (Connection connection = connect(DATABASE)) {
            execute(
                    connection,
                    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                    "REVOKE CREATE ON SCHEMA public FROM keyledger_app");
        }
        return new Database(server + DATABASE, application, owner);
    }

    private static void admit(Connection connection, Login login) throws SQLException {
        if (isMissing(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.username())) {
            execute(connection, "CREATE ROLE " + login.username());
        }
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(login.username(), login.password().toCharArray(), "scram-sha-256");
        execute(
                connection,
                "ALTER ROLE " + login.username()
                        + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server + database, superuser.username(), superuser.password());
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String... commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
