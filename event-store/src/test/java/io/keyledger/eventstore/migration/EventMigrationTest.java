package io.keyledger.eventstore.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a migration does with any two stores. */
class EventMigrationTest {

    private final Memory from = new Memory("the old one");
    private final Memory to = new Memory("the new one");
    private final Progress progress = new Progress();

    @Test
    void everyFactIsCopiedToItsPositionAndBothAreCompared() {
        from.facts.addAll(facts(7));

        Migrated migrated = run();

        assertThat(to.facts).isEqualTo(from.facts);
        assertThat(migrated.facts()).isEqualTo(7);
        assertThat(migrated.copied()).isEqualTo(7);
        assertThat(from.left).containsExactly("the new one");
        assertThat(migrated.hash()).matches("[0-9a-f]{64}");
        assertThat(progress.told)
                .containsExactly("Copying 7: 7", "Checking the old one 7: 7", "Checking the new one 7: 7");
    }

    @Test
    void anEmptyStoreIsCopiedAsWell() {
        assertThat(run().facts()).isZero();
        assertThat(to.facts).isEmpty();
    }

    @Test
    void whatWasCutShortGoesOnWhereItWas() {
        from.facts.addAll(facts(7));
        to.appends = 2;

        assertThatThrownBy(this::run)
                .isInstanceOf(MigrationRefused.class)
                .hasMessage("The new one is away. Nothing is lost: run this again, and it goes on where it was.");
        assertThat(to.facts).isEqualTo(from.facts.subList(0, 4));
        assertThat(from.left).isEmpty();

        to.appends = Integer.MAX_VALUE;
        assertThat(run().copied()).isEqualTo(3);
        assertThat(to.facts).isEqualTo(from.facts);
        assertThat(run().copied()).isZero();
    }

    @Test
    void aStoreWithMoreThanTheOldOneIsNotTouched() {
        from.facts.addAll(facts(3));
        to.facts.addAll(facts(5));

        assertThatThrownBy(this::run)
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("the new one holds 5 events, more than the 3 of the old one")
                .hasMessageContaining("Name an empty one.");
        assertThat(to.facts).isEqualTo(facts(5));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void aStoreThatHoldsSomethingElseIsNotTouched(UnaryOperator<StoredFact> difference) {
        from.facts.addAll(facts(5));
        to.facts.addAll(facts(3));
        to.facts.set(2, difference.apply(to.facts.get(2)));

        assertThatThrownBy(this::run)
                .isInstanceOf(MigrationRefused.class)
                .hasMessage("the new one holds events of something else. Name an empty one.");
        assertThat(to.facts).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("differences")
    void aDifferenceAnywhereIsFound(UnaryOperator<StoredFact> difference) {
        from.facts.addAll(facts(5));
        to.facts.addAll(facts(3));
        to.facts.set(0, difference.apply(to.facts.get(0)));

        assertThatThrownBy(this::run)
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("the new one does not hold what the old one holds")
                .hasMessageContaining("Do not use it");
        assertThat(from.left).isEmpty();
    }

    @Test
    void whoeverStoresThereMeanwhileIsNoticed() {
        from.facts.addAll(facts(5));
        to.appended = () -> {
            throw new ConcurrencyException("taken");
        };

        assertThatThrownBy(this::run)
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("Somebody else stores in the new one");
    }

    @Test
    void whatSomebodyElseAddedIsADifference() {
        from.facts.addAll(facts(5));
        to.appended = () -> {
            if (to.facts.size() == 5) {
                to.facts.add(fact(5));
            }
        };

        assertThatThrownBy(this::run)
                .isInstanceOf(MigrationRefused.class)
                .hasMessageContaining("6 events instead of 5");
        assertThat(from.left).isEmpty();
    }

    static Stream<UnaryOperator<StoredFact>> differences() {
        return Stream.of(
                fact -> with(fact, "other", fact.stream(), fact.at(), fact.payload(), fact.metadata()),
                fact -> with(fact, fact.id(), "other", fact.at(), fact.payload(), fact.metadata()),
                fact -> with(fact, fact.id(), fact.stream(), fact.at().plusMillis(1), fact.payload(), fact.metadata()),
                fact -> with(fact, fact.id(), fact.stream(), fact.at(), "{ }", fact.metadata()),
                fact -> with(fact, fact.id(), fact.stream(), fact.at(), fact.payload(), Map.of()),
                fact -> with(fact, fact.id(), fact.stream(), fact.at(), fact.payload(), Map.of("correlationId", "d")));
    }

    private static StoredFact with(
            StoredFact fact, String id, String stream, Instant at, String payload, Map<String, String> metadata) {
        return new StoredFact(
                fact.position(),
                id,
                stream,
                fact.streamKind(),
                fact.sequence(),
                fact.type(),
                fact.revision(),
                at,
                payload,
                new TreeMap<>(metadata));
    }

    private static List<StoredFact> facts(int many) {
        return IntStream.range(0, many).mapToObj(EventMigrationTest::fact).toList();
    }

    private static StoredFact fact(int number) {
        return new StoredFact(
                number,
                "id " + number,
                "stream",
                "Kind",
                number,
                "keyledger.Something",
                "1",
                Instant.ofEpochMilli(number),
                "{}",
                new TreeMap<>(Map.of("correlationId", "c")));
    }

    private Migrated run() {
        return new EventMigration(from, to, progress).run();
    }

    /** A store of pieces of two. */
    private static final class Memory implements EmptyStore, OldStore {

        private final String name;
        private final List<StoredFact> facts = new ArrayList<>();
        private int appends = Integer.MAX_VALUE;
        private final List<String> left = new ArrayList<>();
        private Runnable appended = () -> {};

        Memory(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long head() {
            return facts.size() - 1;
        }

        @Override
        public void read(long after, long last, Consumer<List<StoredFact>> pieces) {
            for (int from = (int) after + 1; from <= last; from += 2) {
                pieces.accept(List.copyOf(facts.subList(from, (int) Math.min(from + 2, last + 1))));
            }
        }

        @Override
        public void append(List<StoredFact> more) {
            if (appends-- == 0) {
                throw new StoreUnavailable("The new one is away.");
            }
            facts.addAll(more);
            appended.run();
        }

        @Override
        public void leaveFor(String place) {
            left.add(place);
        }

        @Override
        public void goBack() {
            left.clear();
        }

        @Override
        public void close() {}
    }

    private static final class Progress implements MigrationProgress {

        private final List<String> told = new ArrayList<>();
        private String step = "";
        private long done;

        @Override
        public void begins(String what, long facts) {
            step = what + " " + facts;
            done = 0;
        }

        @Override
        public void advances(long facts) {
            done += facts;
        }

        @Override
        public void ends() {
            told.add(step + ": " + done);
        }
    }
}
