package io.keyledger.enforcement;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Migrations;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own with the leases in it, and a cable to it that can be cut. */
final class LeaseDatabase {

    /** What every validator of a test has. */
    static final ValidatorKeys KEYS = new ValidatorKeys() {
        @Override
        public Set<String> pepperIds() {
            return Set.of("p2", "p1");
        }

        @Override
        public Set<String> bindingKeyIds() {
            return Set.of("b1");
        }
    };

    static final Duration LEASE = Duration.ofSeconds(1);

    final Database database = TestPostgres.freshDatabase();
    final Validators validators = new Validators(pool());
    private final ConcurrentLinkedQueue<Connection> opened = new ConcurrentLinkedQueue<>();
    private volatile boolean cut;

    LeaseDatabase() {
        new Migrations(database, List.of(new Schema("enforcement", "classpath:db/enforcement"))).run();
    }

    DataSource pool() {
        return new DriverManagerDataSource(
                database.url(),
                database.application().username(),
                database.application().password());
    }

    /** Connections of a validator; see {@link #cut}. */
    LeaseConnections cable() {
        LeaseConnections real = LeaseConnections.of(database, LEASE);
        return () -> {
            if (cut) {
                throw new SQLException("The cable is cut");
            }
            Connection connection = real.open();
            opened.add(connection);
            return connection;
        };
    }

    /** From now on nothing that uses the cable reaches the database. */
    void cut() {
        cut = true;
        for (Connection connection = opened.poll(); connection != null; connection = opened.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void mend() {
        cut = false;
    }

    /** A row of a validator that is not there itself. */
    UUID row(int number, long applied, Duration lease) {
        UUID incarnation = new UUID(7, number);
        run(connection -> LeaseTable.join(
                connection, incarnation, new LeaseRenewal.Self("validator " + number, lease, KEYS), applied));
        return incarnation;
    }

    void report(UUID incarnation, long applied) {
        run(connection -> LeaseTable.report(connection, incarnation, applied));
    }

    void sql(String sql) {
        run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    /** As the one who owns the table. */
    void asOwner(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().username(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is done with a connection of one's own. */
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    void run(Work work) {
        try (Connection connection = pool().getConnection()) {
            work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
