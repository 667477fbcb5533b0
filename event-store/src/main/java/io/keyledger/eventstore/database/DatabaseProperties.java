package io.keyledger.eventstore.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.database.*}: what Spring's own datasource properties have no room for. Nothing here concerns the
 * migrations, whose statements may take as long as they need.
 *
 * @param connections how many connections the application keeps at most
 * @param connectionTimeout how long one waits for a connection, be it new or one that others use; at least 250 ms
 * @param socketTimeout how long one statement may go without an answer before the server counts as gone; whole seconds
 */
@ConfigurationProperties("keyledger.database")
record DatabaseProperties(
        @Nullable String ownerUsername,
        @Nullable String ownerPassword,
        @DefaultValue("20") int connections,
        @DefaultValue("PT2S") Duration connectionTimeout,
        @DefaultValue("PT10S") Duration socketTimeout) {

    /** Rounded up, since zero would mean for ever. */
    static String seconds(Duration timeout) {
        return Long.toString(Math.max(1, timeout.plusMillis(999).toSeconds()));
    }
}
