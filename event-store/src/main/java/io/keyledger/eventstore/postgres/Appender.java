package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.StoreUnavailable;
import java.sql.SQLException;
import java.time.Duration;
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
 * <p>Any number of threads may append; one thread of this class writes. May be started again after it was closed; should
 * the writer of before still be at its last group then, the new one begins after it.
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
    private final Duration patience;
    private volatile @Nullable Thread writer;
    private volatile boolean open;

    /** @param onCommit told the new head after each commit, on the writer's thread; must not block */
    Appender(AppendGroups groups, LongConsumer onCommit) {
        this(groups, onCommit, Duration.ofSeconds(30));
    }

    /** @param patience how long closing waits for what is being stored */
    Appender(AppendGroups groups, LongConsumer onCommit, Duration patience) {
        this.groups = groups;
        this.onCommit = onCommit;
        this.patience = patience;
    }

    synchronized void start() {
        Thread previous = writer;
        Thread thread =
                Thread.ofPlatform().name("keyledger-appender").daemon(true).unstarted(() -> writeAfter(previous));
        writer = thread;
        open = true;
        thread.start();
    }

    /** Whether what is appended will be written. */
    boolean writes() {
        Thread thread = writer;
        return open && thread != null && thread.isAlive();
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

    /** However this ends, nobody is left waiting for a writer that is no more. */
    private void writeAfter(@Nullable Thread previous) {
        try {
            if (previous != null) {
                previous.join();
            }
            write();
        } catch (InterruptedException e) {
            log.debug("The writer was interrupted", e);
        } finally {
            groups.close();
            if (isTheWriter()) {
                open = false;
                refuseTheRest();
            }
        }
    }

    private void write() throws InterruptedException {
        List<Waiting> group = new ArrayList<>();
        while (isTheWriter() && (open || !queue.isEmpty())) {
            Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
            if (first != null) {
                group.add(first);
                queue.drainTo(group, UNITS_IN_A_GROUP - 1);
                store(group);
                group.clear();
            }
        }
    }

    private boolean isTheWriter() {
        return writer == Thread.currentThread();
    }

    private void refuseTheRest() {
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            left.fail("The event store is not running.", null);
        }
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
        } catch (RuntimeException | Error e) {
            log.error("Could not tell that the head is now {}", head, e);
        }
    }

    /** Stores what is waiting, refuses what comes later, and returns when all is done or patience is over. */
    @Override
    public synchronized void close() {
        open = false;
        Thread thread = writer;
        if (thread == null) {
            return;
        }
        try {
            thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refuseTheRest();
    }
}
