package io.keyledger.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody the largest request body taken, in bytes
 * @param drain how long a process that is told to stop goes on as ever, but for its readiness, so that balancers that ask for
 *     that send it nothing more; 15 s at most
 */
@ConfigurationProperties("keyledger.http")
record HttpProperties(
        @DefaultValue("64KB") DataSize maxBody,
        @DefaultValue("PT0S") Duration drain) {

    HttpProperties {
        if (drain.isNegative() || drain.compareTo(Duration.ofSeconds(15)) > 0) {
            throw new IllegalArgumentException(
                    "keyledger.http.drain is " + drain + "; it has to be from PT0S to PT15S");
        }
    }
}
