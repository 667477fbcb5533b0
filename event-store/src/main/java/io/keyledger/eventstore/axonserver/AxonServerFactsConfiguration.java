package io.keyledger.eventstore.axonserver;

import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Wires where a migration writes. */
@AutoConfiguration
@EnableConfigurationProperties
class AxonServerFactsConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMPONENT = "keyledger-migration";

    @Bean
    AxonServerConfiguration axonServerConfiguration() {
        AxonServerConfiguration configuration = new AxonServerConfiguration();
        configuration.setComponentName(COMPONENT);
        return configuration;
    }

    @Bean(destroyMethod = "close")
    AxonServerFacts axonServerFacts(AxonServerConfiguration configuration) {
        Reception reception = new Reception();
        AxonServerConnectionManager connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .channelCustomizer(channel -> channel.intercept(reception))
                .build();
        connections.start();
        ServerName server = new ServerName(configuration.getServers(), reception);
        return new AxonServerFacts(
                new AxonServerEvents(() -> connections.getConnection().eventChannel(), server, PATIENCE),
                "context " + configuration.getContext() + " of Axon Server at " + server,
                connections::shutdown);
    }
}
