package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.database.Database;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Wires where a migration reads. */
@AutoConfiguration
class PostgresFactsConfiguration {

    @Bean(destroyMethod = "close")
    PostgresFacts postgresFacts(Database database) {
        return PostgresFacts.of(database);
    }
}
