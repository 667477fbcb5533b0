package io.keyledger.query.projection;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where tokens are kept: beside the rows, so that both move in one transaction. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueryProperties.class)
class ProjectionConfiguration {

    private static final AtomicInteger applications = new AtomicInteger();

    @Bean
    TokenStore tokenStore(DataSource database, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(database))
                .serializer(serializer)
                .contentType(String.class)
                .claimTimeout(ProcessorThreads.CLAIM_TIMEOUT)
                .nodeId(owner())
                .schema(TokenSchema.builder()
                        .setTokenTable("query.token")
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
