package io.keyledger.enforcement;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.validation.lease}: how long a validator may go on answering without having confirmed that it is at the
 * head of the store.
 */
@ConfigurationProperties("keyledger.validation")
record LeaseProperties(@DefaultValue("PT2S") Duration lease) {

    private static final Duration SHORTEST = Duration.ofMillis(500);

    LeaseProperties {
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(ValidatorLease.LONGEST) > 0) {
            throw new IllegalArgumentException("keyledger.validation.lease must be from " + SHORTEST + " to "
                    + ValidatorLease.LONGEST + ", and is " + lease);
        }
    }
}
