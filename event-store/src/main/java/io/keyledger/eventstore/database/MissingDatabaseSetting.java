package io.keyledger.eventstore.database;

/** A setting without which there is no database to work with. */
public final class MissingDatabaseSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingDatabaseSetting(String property) {
        super("No database is configured: set " + property
                + " (see docker-compose.yml for a PostgreSQL with the two roles that Keyledger needs).");
    }
}
