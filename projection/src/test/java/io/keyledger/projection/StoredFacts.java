package io.keyledger.projection;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.FactTraces;
import io.keyledger.tracing.Traces;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** A store in memory, and what a side is kept current by. */
final class StoredFacts {

    private static final OrganizationId ORGANIZATION = OrganizationId.of(new UUID(7, 1));

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    SideProcessor.Parts parts(ProcessorThreads threads) {
        return new SideProcessor.Parts(
                events,
                new InMemoryTokenStore(),
                NoTransactionManager.INSTANCE,
                threads,
                new FactTraces(Traces.none(), Clock.systemUTC()));
    }

    void publish(long sequence) {
        Instant at = Instant.parse("2026-03-01T09:30:00Z");
        Actor actor = Actor.person(new SubjectId("https://id.example", "ada"));
        events.publish(new GenericDomainEventMessage<>(
                "Organization",
                ORGANIZATION.text(),
                sequence,
                new OrganizationRegistered(ORGANIZATION, "Analytical Engines", actor, at)));
    }
}
