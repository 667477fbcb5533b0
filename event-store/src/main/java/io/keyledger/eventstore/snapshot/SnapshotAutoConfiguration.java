package io.keyledger.eventstore.snapshot;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Keeps snapshots where there is a seal for them; whoever brings one configures it before this. */
@AutoConfiguration
@ConditionalOnBean(SnapshotSeal.class)
class SnapshotAutoConfiguration {

    @Bean
    Snapshots aggregateSnapshots(
            ObjectProvider<SnapshotKind<?, ?>> kinds, SnapshotSeal seal, SnapshotRows rows, StreamFacts facts) {
        return new Snapshots(kinds.stream().toList(), seal, rows, facts);
    }
}
