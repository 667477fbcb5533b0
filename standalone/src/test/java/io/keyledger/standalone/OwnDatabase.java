package io.keyledger.standalone;

import io.keyledger.eventstore.database.Database;
import java.util.List;

/** The settings of a person who brings a PostgreSQL of his own. */
public final class OwnDatabase {

    private OwnDatabase() {}

    /** As arguments of the program. */
    public static List<String> arguments(Database database) {
        return List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.application().username(),
                "--spring.datasource.password=" + database.application().password(),
                "--keyledger.database.owner-username=" + database.owner().username(),
                "--keyledger.database.owner-password=" + database.owner().password());
    }
}
