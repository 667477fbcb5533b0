package io.keyledger.projection;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does something a little later than it is asked for, once for all who ask meanwhile. Thread-safe. */
final class Unhurried implements Runnable {

    private final Runnable task;
    private final Duration later;
    private final ScheduledExecutorService timer;
    private final AtomicBoolean due = new AtomicBoolean();

    Unhurried(Runnable task, Duration later, ScheduledExecutorService timer) {
        this.task = task;
        this.later = later;
        this.timer = timer;
    }

    /** Never blocks. Whoever asks while the task runs is not forgotten: it runs again. */
    @Override
    public void run() {
        if (due.compareAndSet(false, true)) {
            timer.schedule(
                    () -> {
                        due.set(false);
                        task.run();
                    },
                    later.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }
}
