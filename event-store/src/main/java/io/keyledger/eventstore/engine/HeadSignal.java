package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.StoreUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The head of the store as this process knows it, and whoever wants to be woken when it moves. */
final class HeadSignal implements Head {

    private static final Logger log = LoggerFactory.getLogger(HeadSignal.class);
    private static final String READ_HEAD = "select coalesce(max(position), -1) from eventstore.event";

    private final DataSource database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long known = -1;

    HeadSignal(DataSource database) {
        this.database = database;
    }

    @Override
    public long stored() {
        try (Connection connection = database.getConnection()) {
            return read(connection);
        } catch (SQLException e) {
            throw new StoreUnavailable("The event store cannot be reached.", e);
        }
    }

    static long read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ_HEAD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public long known() {
        return known;
    }

    @Override
    public boolean await(long position, Duration timeout) throws InterruptedException {
        if (known >= position) {
            return true;
        }
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (known < position) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Tells everybody who waits; a head behind the known one is old news. */
    void advance(long head) {
        lock.lock();
        try {
            if (head <= known) {
                return;
            }
            known = head;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(HeadSignal::wake);
    }

    private static void wake(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            log.error("A reader could not be woken; the others are", e);
        }
    }

    /** The listener runs on whichever thread brings the news, and must not block. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }
}
