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
 * @param idle after how long without a byte a connection is closed
 */
@ConfigurationProperties("keyledger.verdict")
record VerdictPortProperties(
        @Nullable Integer port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("0") int eventLoops,
        @DefaultValue("PT30S") Duration idle) {

    /** How many threads that is on this machine. */
    int threads() {
        return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
    }
}
