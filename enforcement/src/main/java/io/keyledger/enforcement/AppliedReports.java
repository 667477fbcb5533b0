package io.keyledger.enforcement;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports how far this validator is: at most one report is under way, and the next one tells all that happened meanwhile.
 * What is reported has been published before. May be started again after it was closed. Thread-safe.
 */
final class AppliedReports implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AppliedReports.class);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration BEFORE_TRYING_AGAIN = Duration.ofMillis(100);

    private final LeaseConnections connections;
    private final AppliedPosition applied;
    private final Runnable reported;
    private final LeaseSignal signal = new LeaseSignal();
    private volatile @Nullable UUID incarnation;
    private volatile boolean open;
    private @Nullable Thread thread;
    private boolean failing;

    /**
     * @param connections whose commits may be forgotten: a report that is lost makes others wait, and nothing worse
     * @param reported run after each report that the database has; must not block
     */
    AppliedReports(LeaseConnections connections, AppliedPosition applied, Runnable reported) {
        this.connections = connections;
        this.applied = applied;
        this.reported = reported;
    }

    /** From now on reports are about this incarnation; null for none. */
    void about(@Nullable UUID joined) {
        incarnation = joined;
        signal.change();
    }

    /** Something was applied; never blocks for long. */
    void advanced() {
        signal.change();
    }

    synchronized void start() {
        Thread reporting = Thread.ofPlatform()
                .name("keyledger-applied-reports")
                .daemon(true)
                .unstarted(this::run);
        thread = reporting;
        open = true;
        reporting.start();
    }

    private void run() {
        try (LeaseSession session = new LeaseSession(connections)) {
            UUID about = null;
            long reported = -1;
            while (open) {
                long seen = signal.changes();
                UUID joined = incarnation;
                long position = applied.applied();
                boolean told = true;
                if (joined != null && (!joined.equals(about) || position > reported)) {
                    told = isReported(session, joined, position);
                    if (told) {
                        about = joined;
                        reported = position;
                    }
                }
                signal.awaitBeyond(told ? seen : signal.changes(), (told ? IDLE : BEFORE_TRYING_AGAIN).toNanos());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReported(LeaseSession session, UUID joined, long position) {
        try {
            session.run(connection -> {
                LeaseTable.report(connection, joined, position);
                return true;
            });
            reported.run();
            if (failing) {
                log.info("What has been applied is reported again");
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (!failing && open) {
                log.warn("What has been applied cannot be reported, trying again: {}", e.toString());
            }
            failing = true;
        }
        return !failing;
    }

    @Override
    public synchronized void close() {
        open = false;
        Thread reporting = thread;
        if (reporting != null) {
            reporting.interrupt();
            try {
                reporting.join(BEFORE_TRYING_AGAIN.multipliedBy(50));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
