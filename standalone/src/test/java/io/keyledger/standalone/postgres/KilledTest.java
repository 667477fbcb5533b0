package io.keyledger.standalone.postgres;

import static io.keyledger.standalone.postgres.Clusters.execute;
import static io.keyledger.standalone.postgres.Clusters.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.database.Database;
import io.keyledger.standalone.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What {@code kill -9} of the program leaves behind. */
@ExtendWith(OutputCaptureExtension.class)
class KilledTest {

    @TempDir
    private Path place;

    private Path data;

    @BeforeEach
    void directory() throws IOException {
        data = Files.createDirectory(place.resolve("data"));
    }

    @Test
    void theServerLeftRunningIsStoppedAndItsDataKept(CapturedOutput output) throws Exception {
        long orphan;
        try (ChildJvm killed = ChildJvm.start(place.resolve("output"), Writer.class, data.toString())) {
            killed.awaitReady().kill();
            orphan = Clusters.postmaster(data);
            assertThat(Clusters.runs(orphan)).isTrue();
        }
        try (EmbeddedPostgresCluster cluster = Clusters.start(data)) {
            assertThat(Clusters.runs(orphan)).isFalse();
            assertThat(Clusters.postmaster(data)).isNotEqualTo(orphan);
            assertThat(query(cluster.database(), cluster.database().owner(), "SELECT word FROM kept.word"))
                    .isEqualTo("acknowledged");
        }
        assertThat(output).containsOnlyOnce("Stopped the PostgreSQL (process " + orphan + ")");
    }

    @Test
    void anInitialisationCutShortIsDoneAgain() throws Exception {
        try (ChildJvm killed = ChildJvm.start(place.resolve("output"), Writer.class, data.toString())) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> unfinished().anyMatch(cluster -> Files.exists(cluster.resolve("PG_VERSION"))));
            killed.kill();
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        try (EmbeddedPostgresCluster cluster = Clusters.start(data)) {
            assertThat(query(cluster.database(), cluster.database().application(), "SELECT 1"))
                    .isEqualTo("1");
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Clusters.start(data).close();
            return unfinished().findAny().isEmpty();
        });
    }

    @Test
    void anUnpackingCutShortIsDoneAgain() throws Exception {
        Path home = Binaries.unpack(data.resolve("runtime"));
        Path half = home.resolveSibling(home.getFileName() + ".new");
        Files.move(home, half);
        Files.write(half.resolve("bin/postgres"), new byte[10]);
        Clusters.start(data).close();
        assertThat(half).doesNotExist();
    }

    @Test
    void aPasswordFileNotYetNamedIsNamed() throws Exception {
        Clusters.start(data).close();
        Path file = data.resolve("postgres-superuser");
        Files.move(file, data.resolve("postgres-superuser.new"));
        Clusters.start(data).close();
        assertThat(file).exists();
    }

    private Stream<Path> unfinished() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            return entries
                    .filter(entry -> entry.getFileName().toString().startsWith("postgres.new-"))
                    .toList()
                    .stream();
        }
    }

    static final class Writer {

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgresCluster cluster = Clusters.start(Path.of(arguments[0]));
            Database database = cluster.database();
            execute(database, database.owner(), "CREATE SCHEMA kept");
            execute(database, database.owner(), "CREATE TABLE kept.word AS SELECT 'acknowledged' AS word");
            System.out.println(ChildJvm.READY);
            Thread.currentThread().join();
        }
    }
}
