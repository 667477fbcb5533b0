package io.keyledger.eventstore.database;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** Brings every declared schema up to date, as the owner role, before anything else may use the database. */
public final class Migrations {

    private final Database database;
    private final List<Schema> schemas;

    public Migrations(Database database, List<Schema> schemas) {
        this.database = database;
        this.schemas = List.copyOf(schemas);
    }

    /**
     * Migrates all schemas; harmless where nothing is to be done. Several processes may do so at once: Flyway locks.
     *
     * @throws org.flywaydb.core.api.FlywayException if a migration fails or an applied one was changed
     */
    public void run() {
        for (Schema schema : schemas) {
            Flyway.configure()
                    .dataSource(
                            database.url(),
                            database.owner().username(),
                            database.owner().password())
                    .schemas(schema.name())
                    .createSchemas(true)
                    .locations(schema.location())
                    .placeholders(
                            Map.of("applicationRole", database.application().username()))
                    .load()
                    .migrate();
        }
    }
}
