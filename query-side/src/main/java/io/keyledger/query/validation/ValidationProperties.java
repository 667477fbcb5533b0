package io.keyledger.query.validation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.validation.*}.
 *
 * @param maxWait how long a verdict waits for a position its caller names
 * @param remember how long a key that ended, and a secret that was retired, goes on telling why; then it is
 *     {@code NOT_FOUND}
 */
@ConfigurationProperties("keyledger.validation")
record ValidationProperties(
        @DefaultValue("PT2S") Duration maxWait,
        @DefaultValue("P90D") Duration remember) {}
