package io.keyledger.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.keyledger.eventstore.RefusalText;
import io.keyledger.eventstore.engine.Dispatch;
import io.keyledger.eventstore.engine.HeadSignal;
import io.keyledger.eventstore.engine.StoreMetrics;
import io.keyledger.eventstore.engine.StoredStreams;
import io.keyledger.eventstore.engine.StreamReading;
import io.keyledger.eventstore.json.CommandSerializer;
import io.keyledger.eventstore.snapshot.SnapshotRows;
import io.keyledger.eventstore.snapshot.Snapshots;
import java.time.Clock;
import java.util.function.Supplier;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.ManagedChannelCustomizer;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.config.Configuration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Wires the event store on Axon Server, and the way of commands by it. */
@AutoConfiguration(
        beforeName = {
            "io.keyledger.eventstore.engine.EngineAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration"
        })
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
@EnableConfigurationProperties(AxonServerProperties.class)
class AxonServerStoreAutoConfiguration {

    @Bean
    Reception reception() {
        return new Reception();
    }

    @Bean
    ManagedChannelCustomizer managedChannelCustomizer(Reception reception) {
        return channel -> channel.intercept(reception);
    }

    @Bean
    ServerName axonServerName(AxonServerConfiguration configuration, Reception reception) {
        return new ServerName(configuration.getServers(), reception);
    }

    @Bean
    AxonServerEvents axonServerEvents(
            AxonServerConnectionManager connections, ServerName server, AxonServerProperties properties) {
        Supplier<EventChannel> channel = () -> connections.getConnection().eventChannel();
        return new AxonServerEvents(channel, server, properties.timeout());
    }

    @Bean
    HeadSignal head(AxonServerEvents events) {
        return new HeadSignal(events::head);
    }

    @Bean
    AxonServerHeadListener axonServerHeadListener(AxonServerEvents events, HeadSignal head) {
        return new AxonServerHeadListener(events, head);
    }

    @Bean
    AxonServerLifecycle axonServerLifecycle(AxonServerHeadListener listener) {
        return new AxonServerLifecycle(listener);
    }

    /** Its name is that of the health contributor: {@code eventStore}. */
    @Bean
    AxonServerHealthIndicator eventStoreHealthIndicator(AxonServerHeadListener listener, ServerName server) {
        return new AxonServerHealthIndicator(listener, server);
    }

    /** There is no writer of this process that could be gone while Axon Server answers. */
    @Bean
    StoreMetrics storeMetrics(AxonServerHeadListener listener, HeadSignal head) {
        return new StoreMetrics(head, listener::hears, listener::hears);
    }

    @Bean
    SnapshotRows snapshotRows(AxonServerEvents events) {
        return new AxonServerSnapshots(events);
    }

    @Bean
    EventCodec eventCodec(@Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        return new EventCodec(serializer, axon.upcasterChain());
    }

    @Bean
    StoredStreams storedStreams(
            AxonServerEvents events,
            EventCodec codec,
            @Qualifier("eventSerializer") Serializer serializer,
            Configuration axon) {
        return new StoredStreams(
                (stream, first) ->
                        events.stream(stream, first).stream().map(codec::row).toList(),
                serializer,
                axon.upcasterChain());
    }

    @Bean
    Turns turns(AxonServerEvents events, Clock clock) {
        return new Turns(events, clock);
    }

    @Bean
    AxonServerStorageEngine eventStorageEngine(
            AxonServerEvents events,
            EventCodec codec,
            StoredStreams streams,
            ObjectProvider<Snapshots> snapshots,
            Turns turns) {
        return new AxonServerStorageEngine(
                events, codec, new StreamReading(streams, snapshots.getIfAvailable()), turns);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer() {
        return new CommandSerializer();
    }

    /** All commands of an organization go to the same process, so that no two wait for each other's turn. */
    @Bean
    RoutingStrategy routingStrategy() {
        return command -> OrderOfOrganizations.organization(command).text();
    }

    @Bean
    FailureCodec failureCodec(ObjectProvider<RefusalText> refusals) {
        return new FailureCodec(refusals.getIfAvailable());
    }

    @Bean
    @Primary
    AxonServerCommandBus axonServerCommandBus(
            AxonServerConnectionManager connections,
            AxonServerConfiguration configuration,
            @Qualifier("localSegment") CommandBus local,
            @Qualifier("messageSerializer") Serializer serializer,
            RoutingStrategy routing,
            FailureCodec failures,
            Turns turns) {
        local.registerHandlerInterceptor(new OrderOfOrganizations(turns));
        return AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(configuration)
                .localSegment(new DecidingSegment(local, failures))
                .serializer(serializer)
                .routingStrategy(routing)
                .build();
    }

    @Bean
    Dispatch dispatch(AxonServerCommandBus commands, HeadSignal head, FailureCodec failures, ServerName server) {
        return new RoutedDispatch(commands, head, failures, server);
    }
}
