package io.keyledger.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.projection.*}.
 *
 * @param maxLag how long a projection may owe what is in the store before it counts as not ready
 */
@ConfigurationProperties("keyledger.projection")
record ProjectionProperties(@DefaultValue("PT10S") Duration maxLag) {}
