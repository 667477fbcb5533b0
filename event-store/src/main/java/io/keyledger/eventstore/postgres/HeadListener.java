package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.engine.HeadSignal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from PostgreSQL that something was appended, by this process or another ({@code LISTEN}). What it hears is a
 * hint, since every role of the database may say it; what it passes on it has read in the store. May be started again
 * after it was closed.
 */
final class HeadListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HeadListener.class);

    /** After so long without news the head is read: the safety net. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** After so long without any answer the store counts as out of reach. */
    private static final Duration SILENT = SILENCE.multipliedBy(4);

    private static final Duration BEFORE_RECONNECTING = Duration.ofMillis(200);

    private final Connections connections;
    private final HeadSignal signal;
    private final Duration silence;
    private @Nullable Thread thread;
    private volatile boolean open;
    private volatile @Nullable Connection current;
    private volatile long heardAt = System.nanoTime() - SILENT.toNanos();

    HeadListener(Connections connections, HeadSignal signal) {
        this(connections, signal, SILENCE);
    }

    HeadListener(Connections connections, HeadSignal signal, Duration silence) {
        this.connections = connections;
        this.signal = signal;
        this.silence = silence;
    }

    synchronized void start() {
        Thread hearing =
                Thread.ofPlatform().name("keyledger-head-listener").daemon(true).unstarted(this::run);
        thread = hearing;
        open = true;
        hearing.start();
    }

    private void run() {
        boolean deaf = false;
        while (open) {
            try (Connection connection = connections.open()) {
                current = connection;
                listen(connection);
                if (deaf) {
                    log.info("The wake-up from the event store is back");
                    deaf = false;
                }
                hear(connection);
            } catch (SQLException | RuntimeException | Error e) {
                if (open) {
                    if (!deaf) {
                        log.warn("Lost the wake-up from the event store, trying again: {}", e.toString());
                    }
                    deaf = true;
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen keyledger_events");
        }
        read(connection);
    }

    private void read(Connection connection) throws SQLException {
        long head = StoredHead.read(connection);
        heardAt = System.nanoTime();
        signal.advance(head);
    }

    /** Whether the store has answered within the last seconds. Does not ask it, so it never blocks. */
    boolean hears() {
        return open && System.nanoTime() - heardAt < SILENT.toNanos();
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (open) {
            PGNotification[] news = postgres.getNotifications((int) silence.toMillis());
            if (news == null || news.length == 0 || Arrays.stream(news).anyMatch(this::mayBeNew)) {
                read(connection);
            } else {
                heardAt = System.nanoTime();
            }
        }
    }

    /** False for what this process stored itself and so knows already. */
    private boolean mayBeNew(PGNotification hint) {
        try {
            return Long.parseLong(hint.getParameter()) > signal.known();
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_RECONNECTING);
        } catch (InterruptedException e) {
            open = false;
        }
    }

    @Override
    public synchronized void close() {
        open = false;
        Connection connection = current;
        Thread hearing = thread;
        try {
            if (connection != null) {
                connection.close();
            }
            if (hearing != null) {
                hearing.interrupt();
                hearing.join(SILENCE.toMillis() * 5);
            }
        } catch (SQLException e) {
            log.debug("Closing the listener's connection failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
