package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.DecisionListener;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.json.FactSerializer;
import io.keyledger.eventstore.snapshot.Snapshots;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Wires the event store on PostgreSQL; Axon's own auto-configuration steps back for what is here. */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
class EventStoreAutoConfiguration {

    @Bean
    Schema eventStoreSchema() {
        return new Schema("eventstore", "classpath:db/eventstore");
    }

    /** Milliseconds, so that an instant means the same in every store and in every answer. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    HeadSignal head(DataSource database) {
        return new HeadSignal(database);
    }

    @Bean
    EventStoreLifecycle eventStoreLifecycle(Database database, HeadSignal head) {
        return new EventStoreLifecycle(Connections.of(database), head);
    }

    /** Its name is that of the health contributor: {@code eventStore}. */
    @Bean
    EventStoreHealthIndicator eventStoreHealthIndicator(EventStoreLifecycle lifecycle) {
        return new EventStoreHealthIndicator(lifecycle);
    }

    @Bean
    StoreMetrics storeMetrics(EventStoreLifecycle lifecycle, HeadSignal head) {
        return new StoreMetrics(lifecycle, head);
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return new FactSerializer();
    }

    /** Axon's own tracking tokens, and nothing wider, may be named in what the general serializer reads. */
    @Bean
    Jackson3SerializerCustomizer trackingTokensAreReadable() {
        return mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build());
    }

    @Bean
    StoredStreams storedStreams(
            DataSource database, @Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        return new StoredStreams(new EventTable(database), serializer, axon.upcasterChain());
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            EventStoreLifecycle lifecycle,
            DataSource database,
            @Qualifier("eventSerializer") Serializer serializer,
            Configuration axon,
            StoredStreams streams,
            ObjectProvider<Snapshots> snapshots) {
        return new PostgresEventStorageEngine(
                lifecycle.appender(),
                new EventTable(database),
                serializer,
                axon.upcasterChain(),
                new StreamReading(streams, snapshots.getIfAvailable()));
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    EventStore eventStore(EventStorageEngine engine, HeadSignal head) {
        return PostgresEventStore.over((PostgresEventStorageEngine) engine, head);
    }

    /** Axon's auto-configuration looks for classes that Boot 4 has renamed, and would silently go without. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** Without a transaction of its own: the append is the only write of a command, and the appender's. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(Configuration axon) {
        CommandBus commands = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        commands.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return commands;
    }

    @Bean
    CorrelationDataProvider contextOfTheCommand() {
        return new SimpleCorrelationDataProvider(
                Context.CORRELATION_ID, Context.SEALED_CONTEXT, Context.IDEMPOTENCY_KEY, Context.REQUEST_DIGEST);
    }

    @Bean
    Decisions decisions(CommandBus commands, Head head, ObjectProvider<DecisionListener> listener) {
        return new Decisions(commands, head, listener.getIfAvailable(() -> (command, elapsed, failure) -> {}));
    }
}
