package io.keyledger.enforcement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code keyledger.enforcement.timeout}: how long a command waits for every validator to confirm it. */
@ConfigurationProperties("keyledger.enforcement")
record EnforcementProperties(@DefaultValue("PT10S") Duration timeout) {

    EnforcementProperties {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("keyledger.enforcement.timeout must be positive, and is " + timeout);
        }
    }
}
