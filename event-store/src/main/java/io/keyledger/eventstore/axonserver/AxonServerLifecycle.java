package io.keyledger.eventstore.axonserver;

import io.keyledger.eventstore.Phases;
import org.springframework.context.SmartLifecycle;

/** Starts the listener before anything that uses it, and stops it after. */
final class AxonServerLifecycle implements SmartLifecycle {

    private final AxonServerHeadListener listener;
    private volatile boolean running;

    AxonServerLifecycle(AxonServerHeadListener listener) {
        this.listener = listener;
    }

    @Override
    public int getPhase() {
        return Phases.READERS - 100;
    }

    @Override
    public void start() {
        listener.start();
        running = true;
    }

    @Override
    public void stop() {
        listener.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
