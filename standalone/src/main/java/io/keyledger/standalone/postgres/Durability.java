package io.keyledger.standalone.postgres;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Asks the running server whether acknowledged means durable, as each login gets to see it. */
final class Durability {

    private static final List<String> SETTINGS = List.of("fsync", "full_page_writes", "synchronous_commit");

    private Durability() {}

    static void check(Database database) throws SQLException {
        for (Login login : List.of(database.owner(), database.application())) {
            try (Connection connection =
                            DriverManager.getConnection(database.url(), login.username(), login.password());
                    Statement statement = connection.createStatement()) {
                for (String setting : SETTINGS) {
                    check(statement, setting);
                }
            }
        }
    }

    private static void check(Statement statement, String setting) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            answer.next();
            String value = answer.getString(1);
            if (!"on".equals(value)) {
                throw PostgresRefused.notDurable(setting, value);
            }
        }
    }
}
