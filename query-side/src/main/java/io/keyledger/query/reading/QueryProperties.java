package io.keyledger.query.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.query.*}: how fresh answers are.
 *
 * @param maxWait how long a query waits for the position it is to answer from
 * @param readOwnWrites whether a query that names no position waits for what is in the store when it begins
 */
@ConfigurationProperties("keyledger.query")
record QueryProperties(
        @DefaultValue("PT2S") Duration maxWait,
        @DefaultValue("false") boolean readOwnWrites) {}
