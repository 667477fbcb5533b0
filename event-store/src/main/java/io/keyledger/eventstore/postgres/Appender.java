package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.StoreUnavailable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores units of events in one order without gaps. Units that wait while a transaction commits share the next one: each
 * of them is stored wholly or not at all, and one that lost a race takes no other with it.
 *
 * <p>Any number of threads may append; one thread of this class writes. May be started again after it was closed.
 */
final class Appender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Appender.class);
    private static final int UNITS_WAITING = 4096;
    private static final int UNITS_IN_A_GROUP = 256;

    /** A unit and whoever waits for its last position. */
    record Waiting(AppendUnit unit, CompletableFuture<Long> stored) {
        void fail(String message, @Nullable Throwable cause) {
            stored.completeExceptionally(
                    cause == null ? new StoreUnavailable(message) : new StoreUnavailable(message, cause));
        }
    }

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(UNITS_WAITING);
    private final AppendGroups groups;
    private final LongConsumer onCommit;
    private @Nullable Thread writer;
    private volatile boolean open;

    /** @param onCommit told the new head after each commit, on the writer's thread; must not block */
    Appender(AppendGroups groups, LongConsumer onCommit) {
        this.groups = groups;
        this.onCommit = onCommit;
    }

    synchronized void start() {
        Thread thread =
                Thread.ofPlatform().name("keyledger-appender").daemon(true).unstarted(this::write);
        writer = thread;
        open = true;
        thread.start();
    }

    /**
     * Stores a unit durably.
     *
     * @return completes with the position of the unit's last event once it is committed; exceptionally with
     *     {@code ConcurrencyException} if the decision was overtaken, {@code EventStoreException} if the database will
     *     never take it, or {@link StoreUnavailable}
     */
    CompletableFuture<Long> append(AppendUnit unit) {
        Waiting waiting = new Waiting(unit, new CompletableFuture<>());
        if (!open) {
            waiting.fail("The event store is not running.", null);
        } else if (!queue.offer(waiting)) {
            waiting.fail("Too many decisions are waiting to be stored.", null);
        } else if (!open && queue.remove(waiting)) {
            waiting.fail("The event store is not running.", null); // closed meanwhile, and the writer is gone
        }
        return waiting.stored;
    }

    private void write() {
        List<Waiting> group = new ArrayList<>();
        while (open || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    group.add(first);
                    queue.drainTo(group, UNITS_IN_A_GROUP - 1);
                    store(group);
                    group.clear();
                }
            } catch (InterruptedException e) {
                open = false;
            }
        }
        groups.close();
    }

    /** Whatever happens here, nobody is left waiting and the writer goes on. */
    private void store(List<Waiting> group) {
        long head;
        try {
            head = groups.store(group);
        } catch (SQLException e) {
            log.error("Could not store {} decision(s): {}", group.size(), e.getMessage());
            group.forEach(waiting -> waiting.fail("The event store cannot be reached.", e));
            return;
        } catch (RuntimeException | Error e) {
            log.error("Could not store {} decision(s)", group.size(), e);
            group.forEach(waiting -> waiting.fail("The event store failed in an unforeseen way.", e));
            return;
        }
        try {
            onCommit.accept(head);
        } catch (RuntimeException e) {
            log.error("Could not tell that the head is now {}", head, e);
        }
    }

    /** Stores what is waiting, refuses what comes later, and returns when all is done. */
    @Override
    public synchronized void close() {
        open = false;
        Thread thread = writer;
        if (thread == null) {
            return;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            left.fail("The event store is not running.", null);
        }
    }
}
