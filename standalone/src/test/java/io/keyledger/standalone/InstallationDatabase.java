package io.keyledger.standalone;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Migrations;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.testing.TestPostgres;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that holds what the embedded provider needs and nothing else. */
public final class InstallationDatabase {

    private InstallationDatabase() {}

    /** A fresh one, seen by the application's role. */
    public static JdbcClient fresh() {
        Database fresh = TestPostgres.freshDatabase();
        new Migrations(fresh, List.of(new Schema("installation", "classpath:db/installation"))).run();
        return JdbcClient.create(new DriverManagerDataSource(
                fresh.url(), fresh.application().username(), fresh.application().password()));
    }
}
