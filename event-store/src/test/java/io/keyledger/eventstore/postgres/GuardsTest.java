package io.keyledger.eventstore.postgres;

import static io.keyledger.eventstore.postgres.TestUnit.aUnit;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.database.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever asks and whatever the program does. */
class GuardsTest {

    private static final String NO_PRIVILEGE = "42501";
    private static final String REFUSED_BY_TRIGGER = "23001";

    private final TestStore store = TestStore.fresh();

    @BeforeEach
    void storeSomething() {
        try (Appender appender = store.startAppender()) {
            appender.append(aUnit("one").writing("a", 0).build()).join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update eventstore.event set payload = '{}'",
                "delete from eventstore.event",
                "truncate eventstore.event",
                "truncate eventstore.snapshot",
                "alter table eventstore.event disable trigger all",
                "drop table eventstore.event",
                "insert into eventstore.moved (place) values ('elsewhere')",
                "delete from eventstore.moved",
                "drop trigger nothing_once_moved on eventstore.event",
                "create table eventstore.more (a int)",
                "create table public.more (a int)",
                "create temporary table more (a int)",
                "create schema more",
                "select * from eventstore.flyway_schema_history",
                "set session_replication_role = replica",
                "set role keyledger_owner"
            })
    void theApplicationMayNot(String statement) {
        assertRefused(store.database.application(), statement, NO_PRIVILEGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update eventstore.event set payload = '{}'",
                "delete from eventstore.event",
                "truncate eventstore.event",
                "update eventstore.event set payload = '{}' where false; delete from eventstore.event"
            })
    void evenTheOwnerMayNot(String statement) {
        assertRefused(store.database.owner(), statement, REFUSED_BY_TRIGGER);
    }

    @Test
    void onceTheEventsHaveMovedNothingIsAdded() throws SQLException {
        String again = "insert into eventstore.event select position + 1, '00000000-0000-0000-0000-000000000001', 'b',"
                + " stream_kind, sequence, type, revision, at, payload, metadata from eventstore.event";
        execute(store.database.owner(), "insert into eventstore.moved (place) values ('elsewhere')");

        assertRefused(store.database.application(), again, REFUSED_BY_TRIGGER);

        execute(store.database.owner(), "delete from eventstore.moved");
        assertThatCode(() -> execute(store.database.application(), again)).doesNotThrowAnyException();
    }

    @Test
    void theApplicationMayRead() {
        assertThatCode(() -> execute(store.database.application(), "select * from eventstore.event"))
                .doesNotThrowAnyException();
    }

    private void assertRefused(Login login, String statement, String state) {
        assertThatThrownBy(() -> execute(login, statement))
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo(state);
    }

    private void execute(Login login, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(store.database.url(), login.username(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
