package io.keyledger.query.validation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.validation.*}.
 *
 * @param maxWait how long a verdict waits for what was stored before it was asked for
 */
@ConfigurationProperties("keyledger.validation")
record ValidationProperties(@DefaultValue("PT2S") Duration maxWait) {}
