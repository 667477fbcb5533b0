package io.keyledger.enforcement;

import io.keyledger.eventstore.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** Where connections come from that no crowd in any pool may keep waiting. */
interface LeaseConnections {

    /** A connection of the application role, in auto-commit mode. */
    Connection open() throws SQLException;

    /**
     * Connections on which a server that does not answer is noticed after about one lease. No statement is ever cancelled:
     * PostgreSQL ends the wait for a synchronous standby on that, and reports success.
     */
    static LeaseConnections of(Database database, Duration lease) {
        String seconds = Long.toString(Math.max(2, lease.plusMillis(999).toSeconds()));
        Properties properties = new Properties();
        properties.setProperty("user", database.application().username());
        properties.setProperty("password", database.application().password());
        properties.setProperty("ApplicationName", "keyledger-lease");
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        return () -> DriverManager.getConnection(database.url(), properties);
    }

    /** The same connections; what they commit is durable before it is answered, or need not be. */
    default LeaseConnections committing(Durability durability) {
        return () -> {
            Connection connection = open();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = " + durability.setting);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        };
    }

    /** What a commit promises. */
    enum Durability {
        /** It survives a crash, and the loss of the primary where a standby is synchronous. */
        DURABLE("on"),

        /** A crash may forget it. */
        FORGETTABLE("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }
    }
}
