package io.keyledger.query.validation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.validation.*}.
 *
 * @param maxWait how long a verdict waits for all that it needs, above all for what was stored before it was asked for
 * @param lookups how many lookups may be under way at once; never more than half of the connections
 */
@ConfigurationProperties("keyledger.validation")
record ValidationProperties(
        @DefaultValue("PT2S") Duration maxWait,
        @DefaultValue("8") int lookups) {}
