package io.keyledger.eventstore.postgres;

import io.keyledger.eventstore.postgres.Appender.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores groups of units, one transaction a group. If the connection breaks, it finds out under the lock which of the
 * units had been committed before it tries the others again, so no unit is stored twice and none is reported wrongly.
 * Used by one thread.
 */
final class AppendGroups {

    private static final Logger log = LoggerFactory.getLogger(AppendGroups.class);
    private static final long PAUSE_MILLIS = 100;
    private static final String UNIQUE_VIOLATION = "23505";

    private final Connections connections;
    private final Duration patience;
    private final Consumer<AppendStep> observer;
    private @Nullable AppendSession session;
    private @Nullable Long failingSince;

    /**
     * @param patience how long the store may be out of reach before decisions are told so
     * @param observer told each step as it has been taken; the tests end the process there
     */
    AppendGroups(Connections connections, Duration patience, Consumer<AppendStep> observer) {
        this.connections = connections;
        this.patience = patience;
        this.observer = observer;
    }

    /**
     * Stores every unit that still holds and completes all that wait.
     *
     * @return the head afterwards
     * @throws SQLException if the store stayed out of reach; those not yet completed may or may not be stored
     */
    long store(List<Waiting> group) throws SQLException {
        return store(group, false);
    }

    private long store(List<Waiting> group, boolean mayBeStored) throws SQLException {
        boolean uncertain = mayBeStored;
        while (true) {
            try {
                long head = attempt(group, uncertain);
                recovered();
                return head;
            } catch (SQLException e) {
                if (isTheUnitsFault(e)) {
                    abandonTransaction();
                    recovered();
                    return separately(group, uncertain, e);
                }
                uncertain = true;
                close();
                awaitRecovery(group.size(), e);
            } catch (RuntimeException | Error e) {
                close();
                throw e;
            }
        }
    }

    private long attempt(List<Waiting> group, boolean mayBeStored) throws SQLException {
        AppendSession session = session();
        observer.accept(AppendStep.CONNECTED);
        Set<String> streams = new LinkedHashSet<>();
        group.forEach(waiting -> streams.addAll(waiting.unit().seen().keySet()));
        AppendSession.Truth truth = session.lock(streams);
        observer.accept(AppendStep.LOCKED);

        Map<UUID, Long> earlier = mayBeStored ? session.stored(lastEvents(group)) : Map.of();
        Judgement judgement = Judgement.of(group, truth, earlier);
        observer.accept(AppendStep.JUDGED);
        if (!judgement.events().isEmpty()) {
            session.insert(truth.head() + 1, judgement.events());
        } else if (judgement.found() > 0) {
            session.leaveMark();
        }
        observer.accept(AppendStep.INSERTED);
        session.commit();
        observer.accept(AppendStep.COMMITTED);
        judgement.announce();
        return truth.head() + judgement.events().size();
    }

    /** A unit whose last event is stored was stored wholly. */
    private static List<UUID> lastEvents(List<Waiting> group) {
        return group.stream()
                .map(waiting -> waiting.unit().events().getLast().id())
                .toList();
    }

    /** One of the units is not acceptable to the database: halved again and again, the group shows which. */
    private long separately(List<Waiting> group, boolean mayBeStored, SQLException cause) throws SQLException {
        if (group.size() > 1) {
            int half = group.size() / 2;
            long first = store(group.subList(0, half), mayBeStored);
            return Math.max(first, store(group.subList(half, group.size()), mayBeStored));
        }
        Waiting only = group.getFirst();
        if (UNIQUE_VIOLATION.equals(cause.getSQLState())) {
            Judgement.refuse(only, cause);
        } else {
            only.stored()
                    .completeExceptionally(new EventStoreException(
                            "The database refused the events (SQLState " + cause.getSQLState() + ")"));
        }
        return AppendUnit.NOTHING;
    }

    /**
     * Class 22 is data that PostgreSQL cannot hold, 23 a violated constraint, 54 a value beyond a limit. All else says
     * nothing about the unit: the connection, the server or its configuration is at fault, and whether a commit took
     * place is unknown.
     */
    private static boolean isTheUnitsFault(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    private void awaitRecovery(int waiting, SQLException failure) throws SQLException {
        Long since = failingSince;
        if (since == null) {
            failingSince = System.nanoTime();
            log.warn("The event store failed, {} decision(s) wait for it: {}", waiting, failure.getMessage());
        } else if (System.nanoTime() - since > patience.toNanos()) {
            throw failure;
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for the event store", "08000", e);
        }
    }

    private void recovered() {
        if (failingSince != null) {
            failingSince = null;
            log.info("The event store is back");
        }
    }

    private AppendSession session() throws SQLException {
        AppendSession current = session;
        if (current == null) {
            current = AppendSession.on(connections.open());
            session = current;
        }
        return current;
    }

    private void abandonTransaction() {
        try {
            if (session != null) {
                session.rollback();
            }
        } catch (SQLException e) {
            close();
        }
    }

    /** Gives the connection back; the next group opens another. */
    void close() {
        AppendSession closing = session;
        session = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            log.debug("Closing a broken connection failed", e);
        }
    }
}
