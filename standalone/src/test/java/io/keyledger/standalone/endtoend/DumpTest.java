package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keyledger.eventstore.Head;
import io.keyledger.standalone.InProcess;
import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Backup of a PostgreSQL of one's own as docs/operations.md says it: dump, destroy, restore, start. */
class DumpTest {

    private static final Path ROLES = Path.of("../docker/postgres/10-roles.sh").toAbsolutePath();

    @TempDir
    private Path home;

    private final int port = RunningKeyledger.freePort();

    private ConfigurableApplicationContext start(InstalledPostgres postgres) {
        return InProcess.start(
                "--server.port=" + port,
                "--keyledger.data=" + home.resolve("data"),
                "--spring.datasource.url=" + postgres.url("keyledger"),
                "--spring.datasource.username=keyledger_app",
                "--spring.datasource.password=app-of-a-test",
                "--keyledger.database.owner-username=keyledger_owner",
                "--keyledger.database.owner-password=owner-of-a-test");
    }

    private Api api() {
        return new Api("http://localhost:" + port, Credentials.in(home.resolve("data")));
    }

    @Test
    void whatWasDestroyedIsBackWithTheDump() throws Exception {
        assumeThat(InstalledPostgres.programs())
                .as("This machine has no PostgreSQL with pg_dump, so no dump is restored")
                .isPresent();
        Path dump = home.resolve("keyledger.dump");
        try (InstalledPostgres postgres =
                InstalledPostgres.start(InstalledPostgres.programs().orElseThrow(), home)) {
            postgres.script(
                    ROLES,
                    Map.of("owner-password", "owner-of-a-test", "app-password", "app-of-a-test"),
                    home.resolve("secrets"));
            List<Answer> keys;
            Map<String, String> before;
            long head;
            try (ConfigurableApplicationContext program = start(postgres)) {
                Api api = api();
                keys = List.of(api.issue("living"), api.issue("rotated"), api.issue("revoked"));
                api.rotate(keys.get(1).text("keyId"), "PT1H");
                api.revoke(keys.get(2).text("keyId"));
                before = BackupTest.told(api, keys);
                head = program.getBean(Head.class).stored();
            }
            postgres.run("pg_dump", "-Fc", "-f", dump.toString(), "keyledger");
            postgres.run("dropdb", "keyledger");

            postgres.run("createdb", "--owner=keyledger_owner", "keyledger");
            postgres.run(
                    "psql",
                    "-d",
                    "keyledger",
                    "-c",
                    "REVOKE ALL ON DATABASE keyledger FROM PUBLIC",
                    "-c",
                    "GRANT CONNECT ON DATABASE keyledger TO keyledger_app",
                    "-c",
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC");
            postgres.run("pg_restore", "--exit-on-error", "-d", "keyledger", dump.toString());

            try (ConfigurableApplicationContext program = start(postgres)) {
                assertThat(program.getBean(Head.class).stored()).isEqualTo(head);
                assertThat(BackupTest.told(api(), keys)).isEqualTo(before);
                assertThat(before).containsValues("VALID", "REVOKED");
                Answer next = api().issue("after the restore");
                assertThat(api().verify(next.text("secret")).text("code")).isEqualTo("VALID");
            }
            assertNobodyMayForget(postgres);
        }
        assertThat(Files.size(dump)).isPositive();
    }

    /** What was granted in the database, and what was not, is part of the dump; what was on the database is made as the manual says. */
    private static void assertNobodyMayForget(InstalledPostgres postgres) throws SQLException {
        try (Connection application =
                        DriverManager.getConnection(postgres.url("keyledger"), "keyledger_app", "app-of-a-test");
                Statement statement = application.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from eventstore.event"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create temporary table anything (at integer)"))
                    .hasMessageContaining("permission denied");
        }
    }
}
