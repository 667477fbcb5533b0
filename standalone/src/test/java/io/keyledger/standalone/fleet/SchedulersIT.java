package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What time does to keys is recorded once, also where the schedulers of two processes are at it together. */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class SchedulersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(6);
    private static final int MANY = 40;

    private static Fleet fleet;

    @BeforeAll
    static void start(@TempDir Path place) throws Exception {
        fleet = new Fleet(place, "keyledger.due-dates.interval=PT0.05S");
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
    }

    /** It is thought dead in the midst of a run, another process takes that over, and then it goes on with what it has read. */
    @Test
    void whoWakesUpInTheMidstOfARunRecordsNothingAgain() throws Exception {
        KeysInTime keys = new KeysInTime(fleet);
        Instant expiry = KeysInTime.in(LATER);
        List<IssuedKey> due = keys.manyExpiring(MANY, expiry);
        int asleep;
        try (Connection dates = heldWhenDue(due, expiry)) {
            await().atMost(PATIENCE).until(() -> !reading().isEmpty());
            asleep = reading().getFirst().startsWith(fleet.deciding(0).name()) ? 0 : 1;
            fleet.deciding(asleep).freeze();
        }
        await().atMost(PATIENCE).until(() -> keys.expired(due) > 0);
        fleet.deciding(asleep).thaw();
        keys.awaitExpired(due);
        awaitAnotherRunOf(asleep, keys);

        History history = History.of(fleet);
        assertThat(due).allSatisfy(key -> KeysInTime.assertExpiredOnce(key, history));
        assertThat(fleet.deciding(asleep).says()).doesNotContain("could not be recorded");
    }

    /** What it now records is of a new run, so the one that it was at is over. */
    private static void awaitAnotherRunOf(int number, KeysInTime keys) {
        fleet.deciding(1 - number).kill();
        keys.awaitExpired(List.of(keys.expiring(number, KeysInTime.in(SOON))));
    }

    /** Holds the due dates from when all of these are due, before any scheduler has seen that. */
    private static Connection heldWhenDue(List<IssuedKey> those, Instant expiry) throws Exception {
        await().atMost(PATIENCE)
                .until(() -> rows("command.due_date where key_id in (" + KeysInTime.ids(those) + ")") == those.size());
        try (Connection runs = betweenTwoRuns()) {
            KeysInTime.awaitPassed(expiry);
            return fleet.database().holding("lock table command.due_date in access exclusive mode");
        }
    }

    /** A transaction during which no scheduler is at a run. */
    private static Connection betweenTwoRuns() throws SQLException {
        while (true) {
            Connection runs = fleet.database().holding("select from command.scheduled_tasks for update");
            if (rows("command.scheduled_tasks where picked") == 0) {
                return runs;
            }
            runs.close();
        }
    }

    /** Who is at a run, as far as he is at reading what is due and has to wait. */
    private static List<String> reading() throws SQLException {
        return fleet.database().read("""
                select picked_by from command.scheduled_tasks where picked and exists (
                    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                       and query like 'select key_id, kind%')""");
    }

    private static int rows(String where) throws SQLException {
        return fleet.database().read("select 1 from " + where).size();
    }
}
