package io.keyledger.projection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The threads that all processors share, and how long a claim on a token lasts. */
@Component
class ProcessorThreads implements AutoCloseable {

    /** How long after the death of a process another one waits before it takes over. */
    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(3);

    static final Duration CLAIM_EXTENSION = Duration.ofSeconds(1);
    static final Duration CLAIM_INTERVAL = Duration.ofMillis(500);

    private final ScheduledExecutorService coordination = threads(2, "keyledger-coordination-");
    private final ScheduledExecutorService work = threads(8, "keyledger-projection-");

    private static ScheduledExecutorService threads(int most, String name) {
        return Executors.newScheduledThreadPool(
                most, Thread.ofPlatform().name(name, 0).daemon(true).factory());
    }

    ScheduledExecutorService coordination() {
        return coordination;
    }

    ScheduledExecutorService work() {
        return work;
    }

    @Override
    public void close() throws InterruptedException {
        coordination.shutdown();
        work.shutdown();
        if (!work.awaitTermination(5, TimeUnit.SECONDS)) {
            work.shutdownNow();
        }
    }
}
