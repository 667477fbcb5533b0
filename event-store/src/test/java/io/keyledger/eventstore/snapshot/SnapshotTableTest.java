package io.keyledger.eventstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.database.Migrations;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.testing.TestPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SnapshotTableTest {

    private final SnapshotTable table = fresh();

    @Test
    void aSnapshotReadsBackAsItWasWritten() {
        SnapshotRow row = row(7, 1, "{\"text\": \"Ä \\u0000\\n\", \"a\":1, \"a\":2 }");

        table.write(row);

        assertThat(table.read("org_a")).contains(row);
        assertThat(table.read("org_b")).isEmpty();
    }

    @Test
    void anOlderOneNeverReplacesANewerOne() {
        table.write(row(7, 1, "newer"));
        table.write(row(6, 1, "older"));

        assertThat(table.read("org_a")).contains(row(7, 1, "newer"));
    }

    @Test
    void oneOfAnEarlierRevisionNeverReplacesOneOfALater() {
        table.write(row(7, 2, "later"));
        table.write(row(8, 1, "earlier"));
        assertThat(table.read("org_a")).contains(row(7, 2, "later"));

        table.write(row(7, 3, "latest"));
        assertThat(table.read("org_a")).contains(row(7, 3, "latest"));
    }

    @Test
    void ofManyWrittenAtOnceTheNewestStays() throws Exception {
        List<Callable<Boolean>> writes = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int sequence = i * 77 % 200; // each once, in no order
            writes.add(() -> {
                table.write(row(sequence, 1, "of " + sequence));
                return true;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> written : threads.invokeAll(writes)) {
                assertThat(written.get()).isTrue();
            }
        }

        assertThat(table.read("org_a")).contains(row(199, 1, "of 199"));
    }

    @Test
    void onlyTheRowThatWasMeantIsDeleted() {
        table.write(row(7, 1, "meant"));
        table.write(row(8, 1, "its successor"));

        table.delete(row(7, 1, "meant"));
        assertThat(table.read("org_a")).contains(row(8, 1, "its successor"));

        table.delete(row(8, 1, "its successor"));
        assertThat(table.read("org_a")).isEmpty();
    }

    private static SnapshotRow row(long sequence, int revision, String payload) {
        Snapshot snapshot = new Snapshot(
                "org_a", "Organization", sequence, new UUID(1, sequence), "keyledger.Test", revision, payload);
        return new SnapshotRow(snapshot, Instant.parse("2026-03-01T09:30:00.123Z"), "b1", "ab".repeat(32));
    }

    private static SnapshotTable fresh() {
        Database database = TestPostgres.freshDatabase();
        new Migrations(database, List.of(new Schema("eventstore", "classpath:db/eventstore"))).run();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.application().username());
        source.setPassword(database.application().password());
        return new SnapshotTable(source);
    }
}
