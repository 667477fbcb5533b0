package io.keyledger.query.validation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code keyledger.verdict.*}: the port for verdicts alone.
 *
 * @param port where it listens, 0 for any free one; none if it is not set
 * @param address on which of the machine's addresses
 * @param eventLoops how many threads answer; 0 for one for each processor
 * @param idle after how long without a byte a connection is closed, and how long a body may take to arrive; from a second to an hour,
 *     and longer than a verdict may wait for a position
 * @param connections how many there may be at once; one more is closed
 */
@ConfigurationProperties("keyledger.verdict")
record VerdictPortProperties(
        @Nullable Integer port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("0") int eventLoops,
        @DefaultValue("PT30S") Duration idle,
        @DefaultValue("10000") int connections) {

    VerdictPortProperties {
        if (idle.compareTo(Duration.ofSeconds(1)) < 0 || idle.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "keyledger.verdict.idle is " + idle + "; it has to be from PT1S to PT1H");
        }
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "keyledger.verdict.connections is " + connections + "; it has to be at least 1");
        }
    }

    /** How many threads that is on this machine. */
    int threads() {
        return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
    }
}
