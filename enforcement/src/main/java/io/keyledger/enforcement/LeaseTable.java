package io.keyledger.enforcement;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** What a validator writes in {@code enforcement.validator_lease}. Each call is one statement and its commit. */
final class LeaseTable {

    static final String CHANNEL = "keyledger_leases";

    private static final String WAKE = " select pg_notify('" + CHANNEL + "', '') from told";

    private static final String JOIN = """
            insert into enforcement.validator_lease
                   (incarnation, name, lease_millis, applied, peppers, binding_keys, renewed_at, joined_at, epoch)
            values (?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp(), enforcement.epoch())
            """;
    private static final String RENEW = """
            update enforcement.validator_lease
               set renewed_at = clock_timestamp(), epoch = enforcement.epoch(), applied = greatest(applied, ?)
             where incarnation = ?
            """;
    private static final String REPORT = """
            with told as (update enforcement.validator_lease set applied = ? where incarnation = ? and applied < ?
                          returning 1)
            """ + WAKE;
    private static final String LEAVE = """
            with told as (delete from enforcement.validator_lease where incarnation = ? returning 1)
            """ + WAKE;
    private static final String ADOPT = """
            update enforcement.validator_lease set renewed_at = clock_timestamp(), epoch = enforcement.epoch()
             where epoch <> enforcement.epoch()
            """;
    private static final String SWEEP = """
            delete from enforcement.validator_lease
             where epoch = enforcement.epoch()
               and clock_timestamp() > renewed_at + lease_millis * interval '10 milliseconds' + interval '1 minute'
            """;

    private LeaseTable() {}

    static void join(Connection connection, UUID incarnation, LeaseRenewal.Self self, long applied)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(JOIN)) {
            statement.setObject(1, incarnation);
            statement.setString(2, self.name());
            statement.setLong(3, self.lease().toMillis());
            statement.setLong(4, applied);
            statement.setArray(5, texts(connection, self.keys().pepperIds()));
            statement.setArray(6, texts(connection, self.keys().bindingKeyIds()));
            statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Set<String> ids) throws SQLException {
        return connection.createArrayOf("text", ids.stream().sorted().toArray());
    }

    /** Returns false if there is no such row. */
    static boolean renew(Connection connection, UUID incarnation, long applied) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setLong(1, applied);
            statement.setObject(2, incarnation);
            return statement.executeUpdate() == 1;
        }
    }

    /** Says how far the validator is, and wakes whoever waits for that. What is behind the row is old news. */
    static void report(Connection connection, UUID incarnation, long applied) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPORT)) {
            statement.setLong(1, applied);
            statement.setObject(2, incarnation);
            statement.setLong(3, applied);
            statement.execute();
        }
    }

    /** Only for a validator that has given up its lease. */
    static void leave(Connection connection, UUID incarnation) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            statement.setObject(1, incarnation);
            statement.execute();
        }
    }

    /**
     * Lets leases that another run of the database wrote down count from now on, by the clock that is there to judge them: a
     * whole lease has to pass on it. A validator that renews meanwhile is not touched.
     */
    static void adopt(Connection connection) throws SQLException {
        update(connection, ADOPT);
    }

    /** Removes rows that ran out long ago. */
    static void sweep(Connection connection) throws SQLException {
        update(connection, SWEEP);
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
