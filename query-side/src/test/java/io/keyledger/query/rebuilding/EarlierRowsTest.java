package io.keyledger.query.rebuilding;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Migrations;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Rows that were written before a column came. */
class EarlierRowsTest {

    private static final Schema PROJECTION = new Schema("projection", "classpath:db/projection");
    private static final Schema QUERY = new Schema("query", "classpath:db/query");

    private final Database database = TestPostgres.freshDatabase();

    @Test
    void theyAreGivenWhatCanBeKnownAndTheRestIsRebuilt() throws SQLException {
        new Migrations(database, List.of(PROJECTION)).run();
        earlier();
        try (Connection connection = TestPostgres.superuser(database)) {
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            jdbc.execute("insert into projection.state (name, rebuilding, filling)"
                    + " values ('inventory', true, true), ('audit', false, false)");
            entry(jdbc, 1, "MemberJoined", null, "{\"issuer\":\"i\",\"subject\":\"bob\",\"role\":\"ADMIN\"}");
            entry(jdbc, 2, "MemberLeft", "{\"issuer\":\"i\",\"subject\":\"eve\",\"role\":\"ADMIN\"}", null);
            entry(jdbc, 3, "OrganizationRegistered", null, "{\"name\":\"Example\"}");
            key(jdbc, "E\u0301COLE");

            new Migrations(database, List.of(QUERY)).run();

            assertThat(jdbc.queryForList(
                            "select concat(member_issuer, '/', member_subject) from query.audit_entry order by position",
                            String.class))
                    .containsExactly("i/bob", "i/eve", "/");
            assertThat(jdbc.queryForObject("select sought_name from query.inventory", String.class))
                    .isEqualTo("\u00e9cole");
            assertThat(jdbc.queryForList("select name, rebuilding, filling from projection.state order by name"))
                    .containsExactly(
                            Map.of("name", "audit", "rebuilding", false, "filling", false),
                            Map.of("name", "inventory", "rebuilding", true, "filling", false));
        }
    }

    /** As they were before whom an entry names and how a name is sought had columns of their own. */
    private void earlier() {
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.owner().username(),
                        database.owner().password())
                .schemas(QUERY.name())
                .locations(QUERY.location())
                .placeholders(Map.of("applicationRole", database.application().username()))
                .target("5")
                .load()
                .migrate();
    }

    private static void entry(JdbcTemplate jdbc, long position, String type, String before, String after) {
        jdbc.update(
                "insert into query.audit_entry (side, position, event_id, at, organization, type, actor_issuer,"
                        + " actor_subject, actor_kind, before, after)"
                        + " values ('a', ?, gen_random_uuid(), now(), 'o', ?, 'i', 'alice', 'PERSON', ?, ?)",
                position,
                "keyledger." + type,
                before,
                after);
    }

    private static void key(JdbcTemplate jdbc, String name) {
        jdbc.update(
                "insert into query.inventory (side, key_id, organization, name, permission, environment, secret_version,"
                        + " issued_position, issued_at, issuer, subject, kind, secret_issued_at, handler_issuer,"
                        + " handler_subject, position)"
                        + " values ('a', 'k', 'o', ?, 'READ', 'live', 1, 4, now(), 'i', 'alice', 'PERSON', now(), 'i',"
                        + " 'alice', 4)",
                name);
    }
}
