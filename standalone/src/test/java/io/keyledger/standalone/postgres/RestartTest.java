package io.keyledger.standalone.postgres;

import static io.keyledger.standalone.postgres.Clusters.execute;
import static io.keyledger.standalone.postgres.Clusters.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cluster through stops, starts and damage; every test leaves it as it was. */
class RestartTest {

    @TempDir
    private static Path data;

    @BeforeAll
    static void aRowIsWritten() throws SQLException {
        try (EmbeddedPostgresCluster cluster = Clusters.start(data)) {
            Database database = cluster.database();
            execute(database, database.owner(), "CREATE SCHEMA kept");
            execute(database, database.owner(), "CREATE TABLE kept.word AS SELECT 'still here' AS word");
        }
    }

    @AfterEach
    void theRowIsStillThere() throws SQLException {
        try (EmbeddedPostgresCluster cluster = Clusters.start(data)) {
            Database database = cluster.database();
            assertThat(query(database, database.owner(), "SELECT word FROM kept.word"))
                    .isEqualTo("still here");
        }
    }

    @Test
    void closingEndsTheServer() throws IOException {
        EmbeddedPostgresCluster cluster = Clusters.start(data);
        long server = Clusters.postmaster(data);
        assertThat(Clusters.runs(server)).isTrue();
        cluster.close();
        assertThat(Clusters.runs(server)).isFalse();
        cluster.close();
    }

    @Test
    void aSessionThatIsAboutToEndIsNotCutOff() throws Exception {
        EmbeddedPostgresCluster cluster = Clusters.start(data);
        try (ExecutorService closer = Executors.newSingleThreadExecutor();
                Connection session =
                        Clusters.connect(cluster.database(), cluster.database().application())) {
            Future<?> closed = closer.submit(cluster::close);
            await().until(() ->
                    Files.readString(data.resolve("postgres/postmaster.pid")).contains("stopping"));
            session.close();
            closed.get();
        }
        assertThat(data.resolve("postgres.log")).content().doesNotContain("terminating connection");
    }

    @Test
    void aSessionThatStaysDoesNotKeepTheServer() throws Exception {
        EmbeddedPostgresCluster cluster = Clusters.start(data);
        long server = Clusters.postmaster(data);
        try (Connection staying =
                Clusters.connect(cluster.database(), cluster.database().application())) {
            cluster.close();
            assertThat(Clusters.runs(server)).isFalse();
            assertThat(staying.isValid(1)).isFalse();
        }
    }

    @Test
    void everyStartHasItsOwnPasswords() throws SQLException {
        Database earlier;
        try (EmbeddedPostgresCluster cluster = Clusters.start(data)) {
            earlier = cluster.database();
        }
        try (EmbeddedPostgresCluster cluster = Clusters.start(data)) {
            assertThatThrownBy(() -> Clusters.connect(cluster.database(), earlier.owner()))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> Clusters.connect(cluster.database(), earlier.application()))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void aServerThatWouldLoseAcknowledgedCommitsIsRefused() throws Exception {
        alterRole("SET synchronous_commit = off");
        refused("PostgreSQL runs with synchronous_commit = off, so that a power failure could lose what was"
                + " acknowledged: set it to on.");
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        alterRole("RESET synchronous_commit");
    }

    @Test
    void aConfigurationFileDoesNotDecideDurability() throws Exception {
        Path settings = data.resolve("postgres/postgresql.auto.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n");
        try (EmbeddedPostgresCluster cluster = Clusters.start(data)) {
            assertThat(query(cluster.database(), Clusters.superuser(data), "SHOW fsync"))
                    .isEqualTo("on");
        }
        Files.writeString(settings, before);
    }

    @Test
    void aHostRuleWithoutPasswordIsRefused() throws IOException {
        Path rules = data.resolve("postgres/pg_hba.conf");
        String before = Files.readString(rules);
        Files.writeString(rules, "host all all 127.0.0.1/32 trust\n" + before);
        refused("The line \"host all all 127.0.0.1/32 trust\" in " + rules
                + " lets programs into the database without a password: make it scram-sha-256.");
        Files.writeString(rules, before);
    }

    @Test
    void anotherMajorVersionIsRefused() throws IOException {
        Path version = data.resolve("postgres/PG_VERSION");
        String before = Files.readString(version);
        Files.writeString(version, "17\n");
        refused(
                "The database in " + data.resolve("postgres")
                        + " was made by PostgreSQL 17 and this Keyledger brings PostgreSQL 18: start the Keyledger that made it, or move the data with pg_dump.");
        Files.writeString(version, before);
    }

    @Test
    void aLostDatabaseIsNeverReplaced() throws IOException {
        Path elsewhere = data.resolve("elsewhere");
        Files.move(data.resolve("postgres"), elsewhere);
        refused(
                "The database in " + data.resolve("postgres")
                        + " is missing or incomplete though this data directory was in use: restore the directory from a backup.");
        Files.move(elsewhere, data.resolve("postgres"));
    }

    @Test
    void aLostPasswordFileIsNamed() throws IOException {
        Path file = data.resolve("postgres-superuser");
        Files.move(file, data.resolve("elsewhere"));
        refused("The file " + file + " with the database's own password is missing: restore it from a backup.");
        Files.move(data.resolve("elsewhere"), file);
    }

    @Test
    void aStrangerWhoseNumberStandsInThePidFileIsLeftAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(data.resolve("postgres/postmaster.pid"), stranger.pid() + "\n" + data + "\n");
            Clusters.start(data).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aTornPidFileIsRemoved() throws IOException {
        Files.createFile(data.resolve("postgres/postmaster.pid"));
        Clusters.start(data).close();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aServerThatCannotStartIsRefusedWithTheReasonsPlace() throws IOException {
        Path control = data.resolve("postgres/global/pg_control");
        Files.move(control, data.resolve("elsewhere"));
        refused("PostgreSQL did not start: the reason is in " + data.resolve("postgres.log") + ".");
        Files.move(data.resolve("elsewhere"), control);
    }

    /** Beside the program, as an administrator would. */
    private static void alterRole(String change) throws IOException, SQLException {
        ClusterFiles files = new ClusterFiles(data);
        Postmaster postmaster =
                new Postmaster(files.directory(), new Programs(Binaries.unpack(data.resolve("runtime")), files.log()));
        int port = EmbeddedPostgresCluster.start(postmaster, Duration.ofSeconds(60));
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        files.superuser().username(),
                        files.superuser().password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE keyledger_app " + change);
        }
        postmaster.stop(postmaster.find().orElseThrow());
    }

    private static void refused(String sentence) {
        assertThatExceptionOfType(PostgresRefused.class)
                .isThrownBy(() -> Clusters.start(data).close())
                .withMessage(sentence);
    }
}
