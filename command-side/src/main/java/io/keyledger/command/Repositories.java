package io.keyledger.command;

import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;

/**
 * Event-sourced repositories without locks in this process. Locks would only order decisions within one process, and one
 * after the other; the store's conditional append orders them everywhere, and all at once.
 */
public final class Repositories {

    private Repositories() {}

    /** A repository for one kind of aggregate. */
    public static <T> Repository<T> of(Class<T> aggregate, EventStore store, Configuration axon) {
        return EventSourcingRepository.builder(aggregate)
                .eventStore(store)
                .lockFactory(NullLockFactory.INSTANCE)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(aggregate))
                .repositoryProvider(axon::repository)
                .build();
    }
}
