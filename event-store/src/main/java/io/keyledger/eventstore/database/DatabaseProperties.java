package io.keyledger.eventstore.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code keyledger.database.*}: what Spring's own datasource properties have no room for. */
@ConfigurationProperties("keyledger.database")
record DatabaseProperties(
        @Nullable String ownerUsername,
        @Nullable String ownerPassword,
        @Nullable Integer connections) {

    int connectionsOrDefault() {
        return connections == null ? 20 : connections;
    }
}
