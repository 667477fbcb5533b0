package io.keyledger.enforcement;

import io.keyledger.enforcement.Validator.State;
import io.keyledger.eventstore.StoreUnavailable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** All validators of the installation, as their leases tell. Thread-safe. */
public final class Validators {

    /**
     * A lease has run out only by the clock that wrote it down, and only after 1.01 of it: that clock may be fast by 1 %.
     * See {@link LeaseTerm} for the other half.
     */
    private static final String ALL = """
            select incarnation, name, applied, lease_millis, renewed_at, joined_at, peppers, binding_keys,
                   (extract(epoch from clock_timestamp() - renewed_at) * 1000)::bigint as age_millis,
                   epoch <> enforcement.epoch() as foreign,
                   epoch = enforcement.epoch()
                       and clock_timestamp() > renewed_at + lease_millis * interval '1.01 milliseconds' as run_out
              from enforcement.validator_lease order by name, joined_at, incarnation
            """;

    private final DataSource database;

    Validators(DataSource database) {
        this.database = database;
    }

    /**
     * Reads in a new snapshot: every row that was committed before this call is there.
     *
     * @throws StoreUnavailable if the database cannot be reached
     */
    public List<Validator> all() {
        try (Connection connection = database.getConnection()) {
            List<Validator> all = new ArrayList<>();
            boolean adopted = false;
            try (PreparedStatement statement = connection.prepareStatement(ALL);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(validator(row));
                    adopted |= row.getBoolean("foreign");
                }
            }
            if (adopted) {
                LeaseTable.adopt(connection);
            }
            return all;
        } catch (SQLException e) {
            throw new StoreUnavailable("The leases of the validators cannot be read.", e);
        }
    }

    private static List<String> texts(Array ids) throws SQLException {
        return List.of((String[]) ids.getArray());
    }

    private static Validator validator(ResultSet row) throws SQLException {
        return new Validator(
                row.getObject("incarnation", UUID.class),
                row.getString("name"),
                row.getLong("applied"),
                Duration.ofMillis(row.getLong("lease_millis")),
                row.getObject("renewed_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("age_millis")),
                row.getObject("joined_at", OffsetDateTime.class).toInstant(),
                texts(row.getArray("peppers")),
                texts(row.getArray("binding_keys")),
                row.getBoolean("run_out") ? State.RUN_OUT : State.ALIVE);
    }
}
