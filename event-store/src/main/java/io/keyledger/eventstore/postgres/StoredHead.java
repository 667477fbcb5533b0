package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The head as it stands in the event table. */
final class StoredHead {

    private static final String READ_HEAD = "select coalesce(max(position), -1) from eventstore.event";

    private StoredHead() {}

    /** @throws StoreUnavailable if the database cannot be asked */
    static long read(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return read(connection);
        } catch (SQLException e) {
            throw new StoreUnavailable("The event store cannot be reached.", e);
        }
    }

    static long read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ_HEAD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
