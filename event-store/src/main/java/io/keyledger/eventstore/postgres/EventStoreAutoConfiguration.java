package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.engine.Dispatch;
import io.keyledger.eventstore.engine.HeadSignal;
import io.keyledger.eventstore.engine.LocalDispatch;
import io.keyledger.eventstore.engine.StoreMetrics;
import io.keyledger.eventstore.engine.StoredStreams;
import io.keyledger.eventstore.engine.StreamReading;
import io.keyledger.eventstore.snapshot.SnapshotRows;
import io.keyledger.eventstore.snapshot.SnapshotTable;
import io.keyledger.eventstore.snapshot.Snapshots;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Wires the event store on PostgreSQL. */
@AutoConfiguration(beforeName = "io.keyledger.eventstore.engine.EngineAutoConfiguration")
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false")
class EventStoreAutoConfiguration {

    static final Schema SCHEMA = new Schema("eventstore", "classpath:db/eventstore");

    @Bean
    Schema eventStoreSchema() {
        return SCHEMA;
    }

    @Bean
    HeadSignal head(DataSource database) {
        return new HeadSignal(() -> StoredHead.read(database));
    }

    /** Refuses to go on where the events have moved, before anything writes or reads them. */
    @Bean
    EventStoreLifecycle eventStoreLifecycle(Database database, DataSource migrated, HeadSignal head) {
        MovedMark.requireNone(migrated);
        return new EventStoreLifecycle(Connections.of(database), head);
    }

    /** Its name is that of the health contributor: {@code eventStore}. */
    @Bean
    EventStoreHealthIndicator eventStoreHealthIndicator(EventStoreLifecycle lifecycle) {
        return new EventStoreHealthIndicator(lifecycle);
    }

    @Bean
    StoreMetrics storeMetrics(EventStoreLifecycle lifecycle, HeadSignal head) {
        return new StoreMetrics(head, lifecycle::isReachable, lifecycle::writes);
    }

    @Bean
    SnapshotRows snapshotRows(DataSource database) {
        return new SnapshotTable(database);
    }

    @Bean
    StoredStreams storedStreams(
            DataSource database, @Qualifier("eventSerializer") Serializer serializer, Configuration axon) {
        return new StoredStreams(new EventTable(database), serializer, axon.upcasterChain());
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            EventStoreLifecycle lifecycle,
            DataSource database,
            @Qualifier("eventSerializer") Serializer serializer,
            Configuration axon,
            StoredStreams streams,
            ObjectProvider<Snapshots> snapshots,
            HeadSignal head) {
        return new PostgresEventStorageEngine(
                lifecycle.appender(),
                new EventTable(database),
                serializer,
                axon.upcasterChain(),
                new StreamReading(streams, snapshots.getIfAvailable()),
                head);
    }

    @Bean
    Dispatch dispatch(CommandBus commands, Head head) {
        return new LocalDispatch(commands, head);
    }
}
