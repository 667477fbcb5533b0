package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.StoreUnavailable;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/** What tells that the events of this PostgreSQL lie in another store now. Only the owner role can set it or take it away. */
final class MovedMark {

    private static final String READ = "select place, at from eventstore.moved";
    private static final String SET = "insert into eventstore.moved (place) values (?)"
            + " on conflict (only_once) do update set place = excluded.place, at = excluded.at";
    private static final String REMOVE = "delete from eventstore.moved";

    private MovedMark() {}

    /**
     * @throws EventsMoved if it is there
     * @throws StoreUnavailable if the database cannot be asked
     */
    static void requireNone(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                throw new EventsMoved(
                        row.getString("place"),
                        row.getObject("at", OffsetDateTime.class).toInstant());
            }
        } catch (SQLException e) {
            throw new StoreUnavailable("The event store cannot be reached.", e);
        }
    }

    static void set(Database database, String place) throws SQLException {
        try (Connection owner = owner(database);
                PreparedStatement statement = owner.prepareStatement(SET)) {
            statement.setString(1, place);
            statement.executeUpdate();
        }
    }

    static void remove(Database database) throws SQLException {
        try (Connection owner = owner(database);
                PreparedStatement statement = owner.prepareStatement(REMOVE)) {
            statement.executeUpdate();
        }
    }

    /** The schema may be one of before there was such a mark. */
    private static Connection owner(Database database) throws SQLException {
        new Migrations(database, List.of(EventStoreAutoConfiguration.SCHEMA)).run();
        return DriverManager.getConnection(
                database.url(), database.owner().username(), database.owner().password());
    }
}
