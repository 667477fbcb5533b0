package io.keyledger.command.organization;

import io.keyledger.command.Repositories;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;

/** Where {@link Organization}s are loaded from. */
@org.springframework.context.annotation.Configuration
class OrganizationConfiguration {

    @Bean
    Repository<Organization> organizationRepository(EventStore store, Configuration axon) {
        return Repositories.of(Organization.class, store, axon);
    }
}
