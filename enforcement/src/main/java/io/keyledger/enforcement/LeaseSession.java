package io.keyledger.enforcement;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One connection, opened when it is needed and again after it failed. Used by one thread, but for {@link #close()}. */
final class LeaseSession implements AutoCloseable {

    /** What is done with a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final LeaseConnections connections;
    private volatile @Nullable Connection current;

    LeaseSession(LeaseConnections connections) {
        this.connections = connections;
    }

    <T> T run(Work<T> work) throws SQLException {
        Connection connection = current;
        if (connection == null) {
            connection = connections.open();
            current = connection;
        }
        try {
            return work.on(connection);
        } catch (SQLException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        Connection connection = current;
        current = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException ignored) {
                // It is given up either way.
            }
        }
    }
}
