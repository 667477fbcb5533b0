package io.keyledger.command.duedate;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.keyledger.eventstore.Phases;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the scheduler after the projections whose rows it reads, and stops it before them. May be started again: each start
 * makes a scheduler of its own, since one that was stopped stays so.
 */
final class SchedulerLifecycle implements SmartLifecycle {

    private final Supplier<Scheduler> schedulers;
    private volatile @Nullable Scheduler running;

    SchedulerLifecycle(Supplier<Scheduler> schedulers) {
        this.schedulers = schedulers;
    }

    @Override
    public int getPhase() {
        return Phases.READERS + 100;
    }

    @Override
    public void start() {
        Scheduler scheduler = schedulers.get();
        scheduler.start();
        running = scheduler;
    }

    @Override
    public void stop() {
        Scheduler scheduler = running;
        running = null;
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
