package io.keyledger.command.key;

import io.keyledger.command.Repositories;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;

/** Where {@link ApiKey}s are loaded from. */
@org.springframework.context.annotation.Configuration
class ApiKeyConfiguration {

    @Bean
    Repository<ApiKey> apiKeyRepository(EventStore store, Configuration axon) {
        return Repositories.of(ApiKey.class, store, axon);
    }
}
