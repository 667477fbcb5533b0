package io.keyledger.projection;

import io.keyledger.eventstore.database.Schema;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Runs whatever projections the application declares; tokens are kept beside the rows, so that both move in one transaction. */
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class})
@Import({
    Freshness.class,
    LiveSide.class,
    Operation.class,
    ProjectionMetrics.class,
    ProcessorThreads.class,
    ProjectionStates.class,
    Projections.class,
    ProjectionsHealthIndicator.class
})
@EnableConfigurationProperties(ProjectionProperties.class)
class ProjectionAutoConfiguration {

    private static final AtomicInteger applications = new AtomicInteger();

    @Bean
    Schema projectionSchema() {
        return new Schema("projection", "classpath:db/projection");
    }

    @Bean
    TokenStore tokenStore(DataSource database, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .serializer(serializer)
                .contentType(String.class)
                .claimTimeout(ProcessorThreads.CLAIM_TIMEOUT)
                .nodeId(owner())
                .schema(TokenSchema.builder()
                        .setTokenTable("projection.token")
                        .setProcessorNameColumn("processor")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("claimed_at")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }

    /** Two applications in one process must not take each other's claims for their own. */
    private static String owner() {
        return ManagementFactory.getRuntimeMXBean().getName() + "#" + applications.incrementAndGet();
    }
}
