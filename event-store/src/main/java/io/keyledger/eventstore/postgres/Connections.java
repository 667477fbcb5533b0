package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where the appender and the listener get connections of their own, apart from any pool. */
interface Connections {

    /** How a session of an application shows itself to the database, one that is not of a pool. */
    String APPLICATION_NAME = "keyledger-appender";

    Connection open() throws SQLException;

    /**
     * Connections of the application role. A server that no longer answers is noticed within seconds: longer than a
     * session may wait for the append lock, so that waiting is not mistaken for silence.
     */
    static Connections of(Database database) {
        Properties properties = new Properties();
        properties.setProperty("user", database.application().username());
        properties.setProperty("password", database.application().password());
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return () -> DriverManager.getConnection(database.url(), properties);
    }
}
