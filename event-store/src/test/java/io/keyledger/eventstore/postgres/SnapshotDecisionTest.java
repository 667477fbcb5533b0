package io.keyledger.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.engine.StreamsRead;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An append is conditional on what the decision read, also where that began with a snapshot. */
class SnapshotDecisionTest {

    private final TestStore store = TestStore.fresh();
    private final Appender appender = store.startAppender();
    private final SnapshotReader reader = SnapshotReader.of(store, appender);

    @BeforeEach
    void aStreamWithASnapshot() {
        join("org_a", 0, 150);
        reader.remember("org_a", 149);
    }

    @AfterEach
    void close() {
        reader.close();
        appender.close();
    }

    @Test
    void withNoEventAfterItTheSequenceOfTheSnapshotIsWhatWasSeen() {
        assertThat(deciding(this::seen)).containsExactly(Map.entry("org_a", 149L));
    }

    @Test
    void withLaterEventsTheLastOfThemIs() {
        join("org_a", 150, 3);

        assertThat(deciding(this::seen)).containsExactly(Map.entry("org_a", 152L));
    }

    @Test
    void readingFromASequenceOnWhereNothingIsSeesTheOneBefore() {
        assertThat(deciding(() -> {
                    reader.engine.readEvents("org_a", 150);
                    return StreamsRead.ofCurrent();
                }))
                .containsExactly(Map.entry("org_a", 149L));
    }

    @Test
    void aDecisionFromASnapshotIsStored() {
        deciding(() -> decide("org_b", 0));
        deciding(() -> decide("org_a", 150));

        assertThat(store.log().rows()).hasSize(152);
    }

    @Test
    void aDecisionFromASnapshotIsOvertakenByWhatItDidNotSee() {
        assertThatThrownBy(() -> deciding(() -> {
                    seen();
                    join("org_a", 150, 1);
                    return append("org_b", 0);
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> deciding(() -> {
                    seen();
                    join("org_a", 151, 1);
                    return append("org_a", 151);
                }))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(store.log().rows()).hasSize(152);
    }

    /** What was seen first counts, whatever snapshot there is by the second look. */
    @Test
    void aNewerSnapshotDoesNotHideWhatHappenedMeanwhile() {
        assertThatThrownBy(() -> deciding(() -> {
                    seen();
                    join("org_a", 150, 100);
                    seen();
                    reader.awaitSnapshot("org_a", 249);
                    seen();
                    return append("org_b", 0);
                }))
                .isInstanceOf(ConcurrencyException.class);
    }

    private Map<String, Long> seen() {
        assertThat(reader.look("org_a").beganWithASnapshot()).isTrue();
        return StreamsRead.ofCurrent();
    }

    private boolean decide(String stream, long sequence) {
        seen();
        return append(stream, sequence);
    }

    private boolean append(String stream, long sequence) {
        Actor by = Actor.person(new SubjectId("https://id.example", "ada"));
        reader.engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                "Test",
                stream,
                sequence,
                new MemberJoined(OrganizationId.INSTALLATION, by.subject(), Role.MEMBER, by, TestUnit.AT))));
        return true;
    }

    private void join(String stream, int from, int members) {
        appender.append(FactUnit.joining(stream, from, members)).join();
    }

    private static <T> T deciding(Supplier<T> decision) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("a command"));
        try {
            return decision.get();
        } finally {
            unit.rollback();
        }
    }
}
