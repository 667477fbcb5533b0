package io.keyledger.eventstore.database;

import io.keyledger.eventstore.Phases;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks at the database every few seconds for figures that an operator sees, on a thread of its own: whoever reads the
 * figures never waits for a database that does not answer.
 */
public final class Figures implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Figures.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final String name;
    private final Runnable look;
    private final Runnable forget;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param name what is looked at
     * @param look reads the figures anew
     * @param forget is run whenever that fails: old figures must not pass for present ones
     */
    public Figures(String name, Runnable look, Runnable forget) {
        this.name = name;
        this.look = look;
        this.forget = forget;
    }

    private void refresh() {
        try {
            look.run();
        } catch (RuntimeException e) {
            forget.run();
            log.debug("The figures of {} cannot be read now", name, e);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the task catches what can go wrong, and ends with the executor
    public synchronized void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform()
                .name("keyledger-figures-" + name)
                .daemon(true)
                .factory());
        starting.scheduleWithFixedDelay(this::refresh, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        thread = starting;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.shutdownNow();
            try {
                stopping.awaitTermination(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            forget.run();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** After everything whose figures it reads, and stopped before it. */
    @Override
    public int getPhase() {
        return Phases.READERS + 200;
    }
}
