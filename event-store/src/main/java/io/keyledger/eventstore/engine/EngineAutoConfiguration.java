package io.keyledger.eventstore.engine;

import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.DecisionListener;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.FactTraces;
import io.keyledger.eventstore.json.FactSerializer;
import io.keyledger.tracing.Traces;
import java.time.Clock;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
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

/** Wires what does not depend on which store there is; Axon's own auto-configuration steps back for what is here. */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InfraConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
        })
class EngineAutoConfiguration {

    /** Milliseconds, so that an instant means the same in every store and in every answer. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
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

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    EventStore eventStore(DecidingEngine engine) {
        return FactStore.over(engine);
    }

    /** Axon's auto-configuration looks for classes that Boot 4 has renamed, and would silently go without. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** Without a transaction of its own: the append is the only write of a command, and the appender's. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(Configuration axon, Traces traces) {
        CommandBus commands = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"))
                .build();
        commands.registerHandlerInterceptor(new TracedDecision(traces));
        commands.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return commands;
    }

    @Bean
    CorrelationDataProvider contextOfTheCommand() {
        return new SimpleCorrelationDataProvider(
                Context.CORRELATION_ID,
                Context.SEALED_CONTEXT,
                Context.IDEMPOTENCY_KEY,
                Context.REQUEST_DIGEST,
                Context.TRACEPARENT);
    }

    @Bean
    FactTraces factTraces(Traces traces, Clock clock) {
        return new FactTraces(traces, clock);
    }

    @Bean
    Decisions decisions(Dispatch dispatch, ObjectProvider<DecisionListener> listener, Traces traces) {
        return new Decisions(dispatch, listener.getIfAvailable(() -> (command, elapsed, failure) -> {}), traces);
    }
}
