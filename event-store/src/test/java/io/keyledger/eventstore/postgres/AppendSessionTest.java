package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppendSessionTest {

    private final TestStore store = TestStore.fresh();

    @ParameterizedTest
    @CsvSource({"off, on", "local, on", "on, on", "remote_apply, remote_apply"})
    void aCommitIsDurableWhateverTheRolesDefault(String roleDefault, String used) throws SQLException {
        store.asked("alter role keyledger_app set synchronous_commit = " + roleDefault + "; select 0");
        Connection connection = Connections.of(store.database).open();
        try (AppendSession session = AppendSession.on(connection);
                ResultSet row = connection.createStatement().executeQuery("show synchronous_commit")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(used);
        } finally {
            store.asked("alter role keyledger_app reset synchronous_commit; select 0");
        }
    }

    @Test
    void aServerThatAcknowledgesWhatACrashCanLoseIsRefusedAndItsConnectionClosed() throws SQLException {
        Connection real = Connections.of(store.database).open();
        Connection withoutFsync = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = String.valueOf(arguments[0]).replace("current_setting('fsync')", "'off'");
                    }
                    return method.invoke(real, arguments);
                });

        assertThatThrownBy(() -> AppendSession.on(withoutFsync)).hasMessageContaining("fsync = off");
        assertThat(real.isClosed()).isTrue();
    }

    @Test
    void eachStatementSeesWhatWasCommittedBeforeTheLockWasGranted() throws Exception {
        try (AppendSession first =
                        AppendSession.on(Connections.of(store.database).open());
                AppendSession second =
                        AppendSession.on(Connections.of(store.database).open())) {
            first.lock(List.of("a"));
            var seen = new FutureTask<>(() -> second.lock(List.of("a", "b")));
            Thread.ofVirtual().start(seen);
            store.awaitWaitingForTheLock(1);
            first.insert(0, aUnit("one").writing("a", 0, 1).build().events());
            first.commit();

            assertThat(seen.get()).isEqualTo(new AppendSession.Truth(1, Map.of("a", 1L)));
        }
    }

    /** In the hour that a time zone repeats, a local time means two instants. */
    @Test
    void aTimeIsKeptInWhateverZoneTheProcessRuns() throws SQLException {
        Instant repeated = Instant.parse("2026-10-25T00:30:00.123Z");
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (AppendSession session =
                AppendSession.on(Connections.of(store.database).open())) {
            session.lock(List.of());
            session.insert(0, FactUnit.at("summer", repeated).events());
            session.insert(1, FactUnit.at("winter", repeated.plusSeconds(3600)).events());
            session.commit();

            assertThat(new EventTable(store.dataSource()).after(-1))
                    .extracting(event -> event.getTimestamp())
                    .containsExactly(repeated, repeated.plusSeconds(3600));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatIsFoundStoredIsConfirmedByACommitThatWritesToTheLog() throws SQLException {
        Connection connection = Connections.of(store.database).open();
        try (AppendSession session = AppendSession.on(connection);
                PreparedStatement transaction =
                        connection.prepareStatement("select pg_current_xact_id_if_assigned() is not null")) {
            session.lock(List.of());
            session.leaveMark();
            try (ResultSet row = transaction.executeQuery()) {
                row.next();
                assertThat(row.getBoolean(1)).isTrue();
            }
            session.commit();
        }
    }
}
