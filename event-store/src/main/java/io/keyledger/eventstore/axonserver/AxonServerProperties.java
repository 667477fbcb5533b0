package io.keyledger.eventstore.axonserver;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.axon-server.*}: what Axon's own properties have no room for.
 *
 * @param timeout how long something stored or read may take before Axon Server counts as out of reach
 */
@ConfigurationProperties("keyledger.axon-server")
record AxonServerProperties(@DefaultValue("PT10S") Duration timeout) {

    AxonServerProperties {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "keyledger.axon-server.timeout is " + timeout + "; it has to be more than nothing");
        }
    }
}
