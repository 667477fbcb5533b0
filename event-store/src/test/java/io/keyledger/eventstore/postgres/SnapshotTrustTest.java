package io.keyledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.postgres.SnapshotReader.Look;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody can write the database, or the program has changed: what is not to be trusted changes no decision. */
@ExtendWith(OutputCaptureExtension.class)
class SnapshotTrustTest {

    private final TestStore store = TestStore.fresh();
    private final Appender appender = store.startAppender();
    private final SnapshotReader maker = SnapshotReader.of(store, appender);
    private final SnapshotReader reader = SnapshotReader.of(store, appender);

    @AfterEach
    void close() {
        reader.close();
        maker.close();
        appender.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = replace(payload, 'member-7', 'intruder')",
                "payload = payload || ' '",
                "payload = 'no json'",
                "sequence = 98",
                "sequence = 100",
                "sequence = 99999",
                "stream_kind = 'Other'",
                "event_id = gen_random_uuid()",
                "type = 'keyledger.Other'",
                "revision = 2",
                "binding = repeat('0', 64)",
                "binding = 'none'",
                "binding_key = 'b2'"
            })
    void aSnapshotThatWasTamperedWithIsNotTrusted(String change, CapturedOutput output) {
        remembered("org_a");
        execute("update eventstore.snapshot set " + change);

        assertEventsAreUsed("org_a");
        assertReportedOnce(output);
    }

    @Test
    void theSnapshotOfAnotherStreamIsNotTrusted(CapturedOutput output) {
        join("org_b", 0, 120);
        remembered("org_a");
        execute("update eventstore.snapshot set stream = 'org_b'");

        assertThat(reader.look("org_b").rows()).isEqualTo(120);
        assertReportedOnce(output);
        maker.awaitSnapshot("org_b", 119);
    }

    @Test
    void whatIsNotTrustedGivesPlaceToWhatIs() {
        remembered("org_a");
        execute("update eventstore.snapshot set sequence = 99999");

        reader.remember("org_a", 149);

        try (SnapshotReader another = SnapshotReader.of(store, appender)) {
            assertThat(another.look("org_a").rows()).isEqualTo(1);
        }
    }

    @Test
    void aSnapshotAheadOfItsStreamIsNotTrusted(CapturedOutput output) {
        remembered("org_a");
        loseEventsFrom(120);

        Look look = reader.look("org_a");

        assertThat(look.beganWithASnapshot()).isFalse();
        assertThat(look.members().names()).hasSize(120);
        assertReportedOnce(output);
    }

    @Test
    void aSnapshotOfAnotherHistoryIsNotTrusted(CapturedOutput output) {
        remembered("org_a");
        loseEventsFrom(0);
        appender.append(FactUnit.of("org_a", 150)).join();

        Look look = reader.look("org_a");

        assertThat(look.beganWithASnapshot()).isFalse();
        assertThat(look.members().names()).isEmpty();
        assertReportedOnce(output);
    }

    @Test
    void whatIsKeptInMemoryIsTrustedNoLongerThanItsEventsAreThere() {
        remembered("org_a");
        assertThat(reader.look("org_a").beganWithASnapshot()).isTrue();
        loseEventsFrom(120);

        assertThat(reader.look("org_a").members().names()).hasSize(120);
        assertThat(maker.look("org_a").members().names()).hasSize(120);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aSnapshotOfAnotherRevisionIsNotReadAndNotReported(int revision, CapturedOutput output) {
        join("org_a", 0, 150);
        try (SnapshotReader other = new SnapshotReader(store, appender, new Members.Kind(revision));
                SnapshotReader two = new SnapshotReader(store, appender, new Members.Kind(2))) {
            other.remember("org_a", 149);

            assertThat(two.look("org_a").rows()).isEqualTo(150);
            await().atMost(Duration.ofSeconds(30)).until(() -> two.look("org_a").rows() == 1);
            assertThat(two.look("org_a").members())
                    .isEqualTo(maker.look("org_a").members());
            assertThat(store.asked("select revision from eventstore.snapshot")).isEqualTo(Math.max(2, revision));
        }
        assertThat(output).doesNotContain("SECURITY");
    }

    @Test
    void aTableThatCannotBeReadCostsTimeOnly() {
        remembered("org_a");
        execute("alter table eventstore.snapshot rename to gone");
        try {
            assertEventsAreUsed("org_a");
        } finally {
            execute("alter table eventstore.gone rename to snapshot");
        }
    }

    private void assertEventsAreUsed(String stream) {
        Look look = reader.look(stream);
        assertThat(look.beganWithASnapshot()).isFalse();
        assertThat(look.rows()).isEqualTo(150);
        assertThat(look.members().names()).hasSize(150).doesNotContain("intruder");
    }

    private void assertReportedOnce(CapturedOutput output) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> output.toString().contains("SECURITY: a snapshot was removed"));
        reader.look("org_a");
        try (SnapshotReader another = SnapshotReader.of(store, appender)) {
            another.look("org_a");
            another.look("org_a");
        }
        assertThat(output.toString().split("SECURITY", -1)).hasSize(2);
    }

    /** A stream of 150 members with a snapshot of all of them. */
    private void remembered(String stream) {
        join(stream, 0, 150);
        maker.remember(stream, 149);
    }

    private void join(String stream, int from, int members) {
        appender.append(FactUnit.joining(stream, from, members)).join();
    }

    private void loseEventsFrom(int sequence) {
        execute("set session_replication_role = replica; delete from eventstore.event where sequence >= " + sequence);
    }

    private void execute(String sql) {
        store.asked(sql + "; select 0");
    }
}
