package io.keyledger.command.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes due while deciding sides die, or while none runs, is on record exactly once. */
class TakeoverIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LATER = Duration.ofSeconds(5);
    private static final int MANY = 20;
    private static final int SOME = 10;
    private static final int FEW = 3;

    @Test
    void whatIsDueIsRecordedOnceWhoeverDies(@TempDir Path place) throws Exception {
        try (TwoCommandSides sides = new TwoCommandSides(place)) {
            KeysInTime keys = new KeysInTime(sides);

            List<String> expiredWhileBothRan = keys.expiring(MANY, SOON);
            List<String> endedWhileBothRan = keys.overlapping(SOME, SOON);
            awaitRecorded(keys, expiredWhileBothRan, endedWhileBothRan);

            List<String> expiredInTheTakeover = keys.expiring(MANY, LATER);
            List<String> endedInTheTakeover = keys.overlapping(SOME, LATER);
            List<String> revoked = keys.expiring(FEW, LATER);
            List<String> rotated = keys.overlapping(FEW, LATER);
            CommandSideProcess survivor;
            try (Connection store = held(sides, "lock table eventstore.event in share mode")) {
                awaitDue(LATER);
                await().atMost(PATIENCE).until(() -> aRecordIsBeingWritten(sides));
                try (Connection run = held(sides, "select from command.scheduled_tasks for update")) {
                    CommandSideProcess atIt = sides.called(Objects.requireNonNull(whoIsAtIt(run)));
                    survivor = sides.otherThan(atIt);
                    atIt.kill();
                    store.rollback();
                    revoked.forEach(key -> keys.revoke(survivor, key));
                    rotated.forEach(key -> keys.rotate(survivor, key, Duration.ofHours(1)));
                }
            }
            awaitRecorded(keys, expiredInTheTakeover, endedInTheTakeover);

            List<String> expiredInTheDowntime = keys.expiring(MANY, LATER);
            List<String> endedInTheDowntime = keys.overlapping(SOME, LATER);
            survivor.kill();
            awaitDue(LATER);
            sides.startInsteadOf(survivor);
            awaitRecorded(keys, expiredInTheDowntime, endedInTheDowntime);
            awaitAnotherRun(sides);

            assertHistory(
                    keys,
                    List.of(expiredWhileBothRan, expiredInTheTakeover, expiredInTheDowntime),
                    List.of("KeyIssued", "KeyExpired"));
            assertHistory(
                    keys,
                    List.of(endedWhileBothRan, endedInTheTakeover, endedInTheDowntime),
                    List.of("KeyIssued", "KeyRotated", "PreviousSecretRetired"));
            assertHistory(keys, List.of(revoked), List.of("KeyIssued", "KeyRevoked"));
            assertHistory(keys, List.of(rotated), List.of("KeyIssued", "KeyRotated", "KeyRotated"));
            assertThat(sides.stored().keyFacts(keys.organization()))
                    .filteredOn("KeyNameFreed"::equals)
                    .hasSize(3 * MANY + FEW);
        }
    }

    private static void assertHistory(KeysInTime keys, List<List<String>> those, List<String> history) {
        assertThat(those.stream().flatMap(Collection::stream))
                .allSatisfy(key -> assertThat(keys.facts(key)).isEqualTo(history));
    }

    private static void awaitRecorded(KeysInTime keys, List<String> expiring, List<String> overlapping) {
        await().atMost(PATIENCE)
                .until(() -> expiring.stream().allMatch(key -> keys.facts(key).contains("KeyExpired"))
                        && overlapping.stream().allMatch(key -> keys.facts(key).contains("PreviousSecretRetired")));
    }

    /** Until everything has come due that was so far ahead at most. */
    private static void awaitDue(Duration ahead) {
        Instant due = Instant.now().plus(ahead);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(due));
    }

    /** Whatever is due twice would by then have been recorded twice. */
    private static void awaitAnotherRun(TwoCommandSides sides) throws SQLException {
        Instant now = Instant.now();
        try (Connection connection = sides.stored().superuser()) {
            await().atMost(PATIENCE)
                    .until(() -> is(
                            connection, "select last_success > '" + now.plus(SOON) + "' from command.scheduled_tasks"));
        }
    }

    private static boolean aRecordIsBeingWritten(TwoCommandSides sides) throws SQLException {
        try (Connection connection = sides.stored().superuser()) {
            return is(connection, """
                    select exists (select from pg_stat_activity where datname = current_database()
                        and wait_event_type = 'Lock' and query like 'insert into eventstore.event%')
                        and (select picked from command.scheduled_tasks)""");
        }
    }

    private static boolean is(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static @Nullable String whoIsAtIt(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select picked_by from command.scheduled_tasks where picked")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** A transaction that holds what the statement locks until it ends. */
    private static Connection held(TwoCommandSides sides, String statement) throws SQLException {
        Connection connection = sides.stored().superuser();
        connection.setAutoCommit(false);
        try (Statement locking = connection.createStatement()) {
            locking.execute(statement);
        }
        return connection;
    }
}
