package io.keyledger.enforcement;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears that a validator has reported or left ({@code LISTEN}). A hint and no more: every role of the database may say it.
 * May be started again after it was closed.
 */
final class LeaseListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LeaseListener.class);
    private static final int SILENCE_MILLIS = 1000;
    private static final long BEFORE_RECONNECTING_MILLIS = 200;

    private final LeaseConnections connections;
    private final Runnable heard;
    private @Nullable Thread thread;
    private volatile boolean open;
    private volatile @Nullable Connection current;

    LeaseListener(LeaseConnections connections, Runnable heard) {
        this.connections = connections;
        this.heard = heard;
    }

    synchronized void start() {
        Thread hearing = Thread.ofPlatform()
                .name("keyledger-lease-listener")
                .daemon(true)
                .unstarted(this::run);
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
                    log.info("The wake-up from the validators is back");
                    deaf = false;
                }
                hear(connection);
            } catch (SQLException | RuntimeException | Error e) {
                if (open) {
                    if (!deaf) {
                        log.warn("Lost the wake-up from the validators, trying again: {}", e.toString());
                    }
                    deaf = true;
                    pause();
                }
            }
        }
    }

    private static void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + LeaseTable.CHANNEL);
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        heard.run();
        while (open) {
            PGNotification[] news = postgres.getNotifications(SILENCE_MILLIS);
            if (news != null && news.length > 0) {
                heard.run();
            } else {
                answers(connection);
            }
        }
    }

    /** A connection that is dead without a word would leave us waiting for ever. */
    private static void answers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private void pause() {
        try {
            Thread.sleep(BEFORE_RECONNECTING_MILLIS);
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
                hearing.join(5L * SILENCE_MILLIS);
            }
        } catch (SQLException e) {
            log.debug("Closing the listener's connection failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
