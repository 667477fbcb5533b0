package io.keyledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Fact;
import io.keyledger.eventstore.postgres.SnapshotReader.Look;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReadingTest {

    private final TestStore store = TestStore.fresh();
    private final Appender appender = store.startAppender();
    private final SnapshotReader reader = SnapshotReader.of(store, appender);

    @AfterEach
    void close() {
        reader.close();
        appender.close();
    }

    @Test
    void aLongStreamIsReadFromItsSnapshot() {
        join("org_a", 0, 250);
        assertThat(reader.remember("org_a", 249).rows()).isEqualTo(250);

        Look look = reader.look("org_a");

        assertThat(look.beganWithASnapshot()).isTrue();
        assertThat(look.members()).isEqualTo(joined(250));
        assertThat(look.messages())
                .singleElement()
                .extracting(DomainEventMessage::getSequenceNumber, DomainEventMessage::getType)
                .containsExactly(249L, "Test");
        assertThat(look.rows()).isEqualTo(1);
    }

    @Test
    void soItIsByAProcessThatDidNotMakeTheSnapshot() {
        join("org_a", 0, 250);
        reader.remember("org_a", 249);

        try (SnapshotReader another = SnapshotReader.of(store, appender)) {
            Look look = another.look("org_a");
            assertThat(look.members()).isEqualTo(joined(250));
            assertThat(look.rows()).isEqualTo(1);
        }
    }

    @Test
    void whatHappenedSinceIsReadAfterIt() {
        join("org_a", 0, 150);
        reader.remember("org_a", 149);
        join("org_a", 150, 30);

        Look look = reader.look("org_a");

        assertThat(look.beganWithASnapshot()).isTrue();
        assertThat(look.members()).isEqualTo(joined(180));
        assertThat(look.rows()).isEqualTo(31);
    }

    @Test
    void aStreamThatGrowsGetsANewerOne() {
        join("org_a", 0, 150);
        reader.remember("org_a", 149);
        join("org_a", 150, 100);
        assertThat(reader.remember("org_a", 249).rows()).isEqualTo(101);

        assertThat(reader.look("org_a").rows()).isEqualTo(1);
        assertThat(reader.look("org_a").members()).isEqualTo(joined(250));
    }

    /** What is asked for first is made first. */
    @Test
    void aShortStreamGetsNone() {
        join("org_short", 0, 99);
        join("org_long", 0, 100);

        reader.look("org_short");
        reader.remember("org_long", 99);

        assertThat(store.asked("select count(*) from eventstore.snapshot")).isEqualTo(1);
    }

    @Test
    void aStreamOfAKindThatDeclaresNoneGetsNone() {
        join("key_a", 0, 100);
        join("org_a", 0, 100);

        reader.look("key_a");
        reader.remember("org_a", 99);

        assertThat(reader.look("key_a").rows()).isEqualTo(100);
        assertThat(store.asked("select count(*) from eventstore.snapshot")).isEqualTo(1);
    }

    @Test
    void aSnapshotIsNoFact() {
        join("org_a", 0, 100);
        reader.remember("org_a", 99);

        assertThat(reader.engine.page(-1))
                .hasSize(100)
                .allSatisfy(message -> assertThat(message.getPayload()).isInstanceOf(Fact.class));
        assertThat(reader.events.readEvents("org_a", 0).asStream()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 101, 150, 197, 198, 199})
    void whereverTheSnapshotIsTheStreamComesToTheSame(int sequence) {
        join("org_a", 0, sequence + 1);
        reader.remember("org_a", sequence);
        join("org_a", sequence + 1, 199 - sequence);

        try (SnapshotReader another = SnapshotReader.of(store, appender)) {
            assertThat(another.look("org_a").rows()).isEqualTo(200 - sequence);
            assertThat(another.look("org_a").members()).isEqualTo(joined(200));
        }
        assertThat(reader.look("org_a").members()).isEqualTo(joined(200));
    }

    /** Whoever dies between storing facts and keeping a snapshot leaves facts without one. */
    @Test
    void aSnapshotThatWasNotMadeIsMissedByNobody() {
        join("org_a", 0, 150);
        SnapshotReader dead = SnapshotReader.of(store, appender);
        dead.close();
        assertThat(dead.look("org_a").members()).isEqualTo(joined(150));
        assertThat(store.asked("select count(*) from eventstore.snapshot")).isZero();

        assertThat(reader.remember("org_a", 149).members()).isEqualTo(joined(150));
    }

    private void join(String stream, int from, int members) {
        if (members > 0) {
            appender.append(FactUnit.joining(stream, from, members)).join();
        }
    }

    private static Members joined(int members) {
        return new Members(
                IntStream.range(0, members).mapToObj(FactUnit::member).toList());
    }
}
