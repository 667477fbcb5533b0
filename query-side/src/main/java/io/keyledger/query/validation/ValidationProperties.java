package io.keyledger.query.validation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.validation.*}.
 *
 * @param maxWait how long a verdict waits for a position its caller names; a minute at most
 * @param remember how long a key that ended, and a secret that was retired, goes on telling why; then it is
 *     {@code NOT_FOUND}
 */
@ConfigurationProperties("keyledger.validation")
record ValidationProperties(
        @DefaultValue("PT2S") Duration maxWait,
        @DefaultValue("P90D") Duration remember) {

    ValidationProperties {
        if (maxWait.isNegative() || maxWait.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "keyledger.validation.max-wait is " + maxWait + "; it has to be from PT0S to PT1M");
        }
        if (remember.isNegative()) {
            throw new IllegalArgumentException(
                    "keyledger.validation.remember is " + remember + "; it cannot be negative");
        }
    }
}
