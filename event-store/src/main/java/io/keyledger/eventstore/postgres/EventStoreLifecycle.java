package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.engine.HeadSignal;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Starts the appender and the listener before anything that uses them, and stops them after it. */
final class EventStoreLifecycle implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Appender appender;
    private final HeadListener listener;
    private volatile boolean running;

    EventStoreLifecycle(Connections connections, HeadSignal head) {
        this.appender = new Appender(new AppendGroups(connections, PATIENCE, step -> {}), head::advance);
        this.listener = new HeadListener(connections, head);
    }

    Appender appender() {
        return appender;
    }

    /** Whether decisions are written. */
    boolean writes() {
        return appender.writes();
    }

    /** Whether the store has answered of late. */
    boolean isReachable() {
        return listener.hears();
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }

    @Override
    public void start() {
        appender.start();
        listener.start();
        running = true;
    }

    @Override
    public void stop() {
        appender.close();
        listener.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
