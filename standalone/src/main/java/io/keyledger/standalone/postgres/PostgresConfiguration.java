package io.keyledger.standalone.postgres;

import io.keyledger.eventstore.database.Database;
import io.keyledger.standalone.data.DataDirectory;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the database before anything that asks for {@link Database}, and stops it after all of these are closed: Spring
 * destroys a bean after those that depend on it. Who names a database of his own gets that one instead.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(PostgresConfiguration.NoOtherDatabase.class)
class PostgresConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedPostgresCluster embeddedPostgresCluster(
            DataDirectory data, @Value("${keyledger.postgres.start-timeout:60s}") Duration startTimeout) {
        return EmbeddedPostgresCluster.start(data.path(), startTimeout);
    }

    @Bean
    Database database(EmbeddedPostgresCluster cluster) {
        return cluster.database();
    }

    /** Holds where {@code spring.datasource.url} is not set. */
    static final class NoOtherDatabase extends NoneNestedConditions {

        NoOtherDatabase() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class Named {}
    }
}
