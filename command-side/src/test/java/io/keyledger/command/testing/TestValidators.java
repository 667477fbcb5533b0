package io.keyledger.command.testing;

import io.keyledger.eventstore.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Rows of validators that are not there themselves; closing takes them away. */
public final class TestValidators implements AutoCloseable {

    private final Database database;

    public TestValidators(Database database) {
        this.database = database;
    }

    /** One that is alive for a minute and has applied so much. */
    public UUID one(int number, long applied) {
        UUID incarnation = new UUID(3, number);
        run(
                "insert into enforcement.validator_lease (incarnation, name, lease_millis, applied, renewed_at, joined_at,"
                        + " epoch) values (?, 'a validator', 60000, ?, clock_timestamp(), clock_timestamp(),"
                        + " enforcement.epoch())",
                incarnation,
                applied);
        return incarnation;
    }

    /** It has applied everything up to here. */
    public void applies(UUID incarnation, long position) {
        run("update enforcement.validator_lease set applied = ? where incarnation = ?", position, incarnation);
    }

    @Override
    public void close() {
        run("delete from enforcement.validator_lease");
    }

    private void run(String sql, Object... parameters) {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.application().username(),
                        database.application().password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
