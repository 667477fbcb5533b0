package io.keyledger.eventstore.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Contended;
import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.application.SmallApplication.FailAfterwards;
import io.keyledger.eventstore.application.SmallApplication.Join;
import io.keyledger.eventstore.application.SmallApplication.JoinUnlessOtherHasMembers;
import io.keyledger.eventstore.application.SmallApplication.Meanwhile;
import io.keyledger.eventstore.application.SmallApplication.Register;
import io.keyledger.eventstore.engine.StoreMetrics;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.eventstore.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What decisions are promised, by a real Axon Server. */
@ExtendWith(AxonServerUnderTest.class)
@SpringBootTest(classes = SmallApplication.class)
@DirtiesContext
class AxonServerDecisionsTest {

    private static final UUID RUN = UUID.randomUUID();
    private static final AtomicInteger organizations = new AtomicInteger();

    private final OrganizationId organization = anOrganization();
    private final OrganizationId another = anOrganization();

    @Autowired
    private Decisions decisions;

    @Autowired
    private Head head;

    @Autowired
    private EventStore events;

    @Autowired
    private Meanwhile meanwhile;

    @Autowired
    private StoreMetrics metrics;

    @Autowired
    private HealthIndicator eventStoreHealthIndicator;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry registry) {
        TestPostgres.properties(registry);
        AxonServerUnderTest.properties(registry);
    }

    private static OrganizationId anOrganization() {
        return OrganizationId.of(new UUID(RUN.getMostSignificantBits(), organizations.incrementAndGet()));
    }

    @AfterEach
    void nothingHappens() {
        meanwhile.happening.set(() -> {});
    }

    @Test
    void figuresTellHowTheStoreStands() {
        Decided<Boolean> registered = decide(new Register(organization));
        SimpleMeterRegistry figures = new SimpleMeterRegistry();
        metrics.bindTo(figures);

        await().untilAsserted(() -> assertThat(
                        figures.get("keyledger.store.position").gauge().value())
                .isGreaterThanOrEqualTo(registered.position()));
        assertThat(figures.get("keyledger.store.reachable").gauge().value()).isEqualTo(1);
        assertThat(figures.get("keyledger.store.writes").gauge().value()).isEqualTo(1);
    }

    @Test
    void aDecisionAnswersAPositionThatEverythingItStoredIsAtOrBefore() throws InterruptedException {
        long before = head.stored();

        Decided<Boolean> registered = decide(new Register(organization));
        Decided<Long> joined = decide(new Join(organization, 3));

        assertThat(registered.outcome()).isTrue();
        assertThat(joined.outcome()).isEqualTo(3);
        assertThat(joined.position()).isEqualTo(head.stored());
        assertThat(head.await(joined.position(), Duration.ofSeconds(10))).isTrue();
        List<TrackedEventMessage<?>> stored = after(before, joined.position());
        assertThat(stored)
                .extracting(fact -> ((DomainEventMessage<?>) fact).getSequenceNumber())
                .containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void whatIsStoredIsReadBackAsItWas() {
        Map<String, String> context =
                Map.of(Context.CORRELATION_ID, "c-1", Context.SEALED_CONTEXT, "sealed", Context.IDEMPOTENCY_KEY, "i-1");

        decisions.<Boolean>decide(new Register(organization), context);

        DomainEventMessage<?> stored = events.readEvents(organization.text()).next();
        assertThat(stored.getMetaData()).containsAllEntriesOf(context);
        assertThat(stored.getMetaData()).containsOnlyKeys("correlationId", "context", "idempotencyKey");
        assertThat(stored.getTimestamp()).isEqualTo(SmallApplication.AT);
        assertThat(stored.getType()).isEqualTo("Organization");
        assertThat(events.lastSequenceNumberFor(organization.text())).contains(0L);
        assertThat(events.lastSequenceNumberFor(another.text())).isEmpty();
    }

    @Test
    void aDecisionThatAnotherProcessOvertookIsTakenAnew() {
        decide(new Register(organization));
        AtomicInteger tries = overtaken(organization, 2);

        Decided<Long> joined = decide(new Join(organization, 1));

        assertThat(tries).hasValue(3);
        assertThat(joined.outcome()).isEqualTo(3);
        assertThat(events.lastSequenceNumberFor(organization.text())).contains(3L);
    }

    @Test
    void aDecisionIsTakenAnewWhenWhatItOnlyReadHasMoved() {
        decide(new Register(organization));
        decide(new Register(another));
        overtaken(another, 1);

        assertThat(this.<Boolean>decide(new JoinUnlessOtherHasMembers(organization, another))
                        .outcome())
                .isFalse();
        assertThat(events.lastSequenceNumberFor(organization.text())).contains(0L);
    }

    @Test
    void aDecisionOvertakenAgainAndAgainIsContendedAndNothingIsStored() {
        decide(new Register(organization));
        AtomicInteger tries = overtaken(organization, Integer.MAX_VALUE);

        assertThatThrownBy(() -> decide(new Join(organization, 7))).isInstanceOf(Contended.class);

        assertThat(tries).hasValue(13);
        assertThat(events.lastSequenceNumberFor(organization.text())).contains(13L);
    }

    @Test
    void aDecisionThatFailsStoresNothing() {
        assertThatThrownBy(() -> decide(new FailAfterwards(organization))).isInstanceOf(RuntimeException.class);

        assertThat(events.lastSequenceNumberFor(organization.text())).isEmpty();
    }

    @Test
    void manyAtOnceAreAllDecidedOneAfterTheOther() throws Exception {
        decide(new Register(organization));

        List<Future<Decided<Long>>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                answers.add(clients.submit(() -> decide(new Join(organization, 1))));
            }
        }

        List<Long> outcomes = new ArrayList<>();
        for (Future<Decided<Long>> answer : answers) {
            outcomes.add(answer.get().outcome());
        }
        assertThat(outcomes).doesNotHaveDuplicates().hasSize(100).contains(1L, 100L);
    }

    @Test
    void itIsReadyWhileAxonServerAnswers() {
        await().untilAsserted(() -> assertThat(eventStoreHealthIndicator.health())
                .isEqualTo(Health.up().withDetail("reachable", true).build()));
    }

    private List<TrackedEventMessage<?>> after(long before, long last) throws InterruptedException {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream =
                events.openStream(new GlobalSequenceTrackingToken(before))) {
            while (read.isEmpty() || read.getLast().trackingToken().position().orElseThrow() < last) {
                assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
                read.add(stream.nextAvailable());
            }
        }
        return read;
    }

    private <R> Decided<R> decide(Object command) {
        return decisions.decide(command, Map.of());
    }

    /** Has another process join somebody while the next decisions are taken, so many times; answers how often there was a chance. */
    private AtomicInteger overtaken(OrganizationId moved, int times) {
        AtomicInteger tries = new AtomicInteger();
        meanwhile.happening.set(() -> {
            if (tries.incrementAndGet() <= times) {
                elsewhere(moved);
            }
        });
        return tries;
    }

    /** As a process does that decides for the same organization, because Axon Server has just begun to send it there. */
    private void elsewhere(OrganizationId moved) {
        Thread other = Thread.ofPlatform()
                .start(() -> DefaultUnitOfWork.startAndGet(null).execute(() -> {
                    long last = last(moved);
                    events.publish(new GenericDomainEventMessage<>(
                            "Organization",
                            moved.text(),
                            last + 1,
                            new MemberJoined(
                                    moved,
                                    new SubjectId("https://id.example", "bob"),
                                    Role.MEMBER,
                                    Actor.person(new SubjectId("https://id.example", "ada")),
                                    SmallApplication.AT)));
                }));
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long last(OrganizationId read) {
        DomainEventStream stream = events.readEvents(read.text());
        long last = -1;
        while (stream.hasNext()) {
            last = stream.next().getSequenceNumber();
        }
        return last;
    }
}
