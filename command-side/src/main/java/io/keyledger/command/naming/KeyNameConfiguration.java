package io.keyledger.command.naming;

import io.keyledger.command.Repositories;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;

/** Where {@link KeyName}s are loaded from. */
@org.springframework.context.annotation.Configuration
class KeyNameConfiguration {

    @Bean
    Repository<KeyName> keyNameRepository(EventStore store, Configuration axon) {
        return Repositories.of(KeyName.class, store, axon);
    }
}
