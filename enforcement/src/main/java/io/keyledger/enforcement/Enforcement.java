package io.keyledger.enforcement;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.SmartLifecycle;

/** Waiting until what was stored is enforced: no validator answers from before it any more. Thread-safe. */
public final class Enforcement implements SmartLifecycle {

    private final LeaseWatch watch;
    private final LeaseListener listener;
    private final Clock clock;
    private final Duration timeout;
    private final EnforcementTimes times;
    private volatile boolean running;

    Enforcement(LeaseWatch watch, LeaseConnections connections, Clock clock, Duration timeout, EnforcementTimes times) {
        this.watch = watch;
        this.times = times;
        this.listener = new LeaseListener(connections, watch::heard);
        this.clock = clock;
        this.timeout = timeout;
    }

    /**
     * Returns once every validator has applied the position or can no longer answer. To be called after the position was
     * stored: only leases that are read after its commit tell anything.
     *
     * @throws EnforcementPending if that is not known within the time limit
     */
    public Enforced await(long position) {
        long began = System.nanoTime();
        try {
            Enforced enforced = await(position, began);
            times.enforced(began);
            return enforced;
        } catch (EnforcementPending pending) {
            times.pending(began);
            throw pending;
        }
    }

    private Enforced await(long position, long began) {
        Waiter waiter = new Waiter(position);
        watch.add(waiter);
        try {
            int confirmed = waiter.confirmed().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            return new Enforced(position, clock.instant(), confirmed, elapsed.truncatedTo(ChronoUnit.MICROS));
        } catch (TimeoutException e) {
            throw new EnforcementPending(position);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnforcementPending(position);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes a waiter with a failure", e);
        } finally {
            watch.remove(waiter);
        }
    }

    /** A validator of this process has reported: no need to wait until the database says so. */
    void heard() {
        watch.heard();
    }

    /** Before whatever takes commands, and until after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        watch.start();
        listener.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        listener.close();
        watch.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
