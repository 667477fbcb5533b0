package io.keyledger.enforcement;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the leases for all who wait, and only while somebody does: one reading at a time, which serves whoever asked before
 * it began. May be started again after it was closed. Thread-safe.
 */
final class LeaseWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LeaseWatch.class);

    /** For leases that run out, and for news that got lost. */
    static final Duration SAFETY_NET = Duration.ofMillis(50);

    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Validators validators;
    private final Duration safetyNet;
    private final LeaseSignal signal = new LeaseSignal();
    private final List<Waiter> waiters = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;
    private volatile boolean open;

    LeaseWatch(Validators validators, Duration safetyNet) {
        this.validators = validators;
        this.safetyNet = safetyNet;
    }

    void add(Waiter waiter) {
        waiters.add(waiter);
        signal.change();
    }

    void remove(Waiter waiter) {
        waiters.remove(waiter);
    }

    /** Somebody reported, or may have. */
    void heard() {
        signal.change();
    }

    synchronized void start() {
        Thread watching =
                Thread.ofPlatform().name("keyledger-lease-watch").daemon(true).unstarted(this::run);
        thread = watching;
        open = true;
        watching.start();
    }

    private void run() {
        boolean blind = false;
        try {
            while (open) {
                long seen = signal.changes();
                List<Waiter> asking = List.copyOf(waiters);
                if (!asking.isEmpty()) {
                    blind = !isRead(asking, blind);
                }
                signal.awaitBeyond(seen, (waiters.isEmpty() ? IDLE : safetyNet).toNanos());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRead(List<Waiter> asking, boolean blind) {
        try {
            List<Validator> all = validators.all();
            asking.stream().filter(waiter -> waiter.judge(all)).forEach(waiters::remove);
            if (blind) {
                log.info("The leases of the validators can be read again");
            }
            return true;
        } catch (RuntimeException | Error e) {
            if (!blind) {
                log.warn("The leases of the validators cannot be read: {}", e.toString());
            }
            return false;
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        Thread watching = thread;
        if (watching != null) {
            watching.interrupt();
            try {
                watching.join(SAFETY_NET.multipliedBy(100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
