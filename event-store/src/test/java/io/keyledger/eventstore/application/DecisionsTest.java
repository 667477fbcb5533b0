package io.keyledger.eventstore.application;

import static io.keyledger.eventstore.application.SmallApplication.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.Contended;
import io.keyledger.eventstore.Context;
import io.keyledger.eventstore.Decided;
import io.keyledger.eventstore.Decisions;
import io.keyledger.eventstore.Head;
import io.keyledger.eventstore.application.SmallApplication.FailAfterwards;
import io.keyledger.eventstore.application.SmallApplication.Join;
import io.keyledger.eventstore.application.SmallApplication.JoinUnlessOtherHasMembers;
import io.keyledger.eventstore.application.SmallApplication.Meanwhile;
import io.keyledger.eventstore.application.SmallApplication.NoSuchOrganization;
import io.keyledger.eventstore.application.SmallApplication.Register;
import io.keyledger.eventstore.testing.TestPostgres;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = SmallApplication.class)
class DecisionsTest {

    private static final AtomicInteger organizations = new AtomicInteger();

    private final OrganizationId organization = organization(organizations.incrementAndGet());
    private final OrganizationId another = organization(organizations.incrementAndGet());

    @Autowired
    private Decisions decisions;

    @Autowired
    private Head head;

    @Autowired
    private EventStore events;

    @Autowired
    private Meanwhile meanwhile;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestPostgres.properties(registry);
    }

    @AfterEach
    void nothingHappens() {
        meanwhile.happening.set(() -> {});
    }

    @Test
    void aDecisionAnswersWhereItsLastEventIs() {
        Decided<Boolean> registered = decide(new Register(organization));
        Decided<Long> joined = decide(new Join(organization, 3));

        assertThat(registered.outcome()).isTrue();
        assertThat(joined.outcome()).isEqualTo(3);
        assertThat(joined.position()).isEqualTo(registered.position() + 3).isEqualTo(head.stored());
    }

    @Test
    void anOvertakenDecisionIsTakenAnew() {
        decide(new Register(organization));
        AtomicInteger tries = overtakenBy(new Join(organization, 1), 2);

        Decided<Long> joined = decide(new Join(organization, 1));

        assertThat(tries).hasValue(3);
        assertThat(joined.outcome()).isEqualTo(3);
        assertThat(events.lastSequenceNumberFor(organization.text())).contains(3L);
    }

    @Test
    void aDecisionIsTakenAnewWhenWhatItOnlyReadHasMoved() {
        decide(new Register(organization));
        decide(new Register(another));
        overtakenBy(new Join(another, 1), 1);

        assertThat(this.<Boolean>decide(new JoinUnlessOtherHasMembers(organization, another))
                        .outcome())
                .isFalse();
        assertThat(events.lastSequenceNumberFor(organization.text())).contains(0L);
    }

    @Test
    void aDecisionOvertakenAgainAndAgainIsContendedAndNothingIsStored() {
        decide(new Register(organization));
        AtomicInteger tries = overtakenBy(new Join(organization, 1), Integer.MAX_VALUE);

        assertThatThrownBy(() -> decide(new Join(organization, 7))).isInstanceOf(Contended.class);

        assertThat(tries).hasValue(13);
        assertThat(events.lastSequenceNumberFor(organization.text())).contains(13L);
    }

    @Test
    void aRefusalPassesUnchangedAndIsNotTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        meanwhile.happening.set(() -> {
            tries.incrementAndGet();
            throw new NoSuchOrganization();
        });

        assertThatThrownBy(() -> decide(new Register(organization))).isExactlyInstanceOf(NoSuchOrganization.class);
        assertThatThrownBy(() -> decide(new Join(organization, 1))).isExactlyInstanceOf(NoSuchOrganization.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void aRefusalAfterBeingOvertakenPassesUnchanged() {
        AtomicInteger tries = new AtomicInteger();
        meanwhile.happening.set(() -> {
            if (tries.incrementAndGet() == 1) {
                elsewhere(new Register(organization));
            } else if (tries.get() == 3) {
                throw new NoSuchOrganization();
            }
        });

        assertThatThrownBy(() -> decide(new Register(organization))).isExactlyInstanceOf(NoSuchOrganization.class);
    }

    @Test
    void whatIsAlreadyTrueAnswersAHeadNotBehindAnythingAcknowledged() {
        decide(new Register(organization));
        long acknowledged = decide(new Register(another)).position();

        Decided<Boolean> repeated = decide(new Register(organization));

        assertThat(repeated.outcome()).isFalse();
        assertThat(repeated.position()).isGreaterThanOrEqualTo(acknowledged);
    }

    @Test
    void theContextLandsInTheMetadataAndNothingElseDoes() {
        Map<String, String> context =
                Map.of(Context.CORRELATION_ID, "c-1", Context.SEALED_CONTEXT, "sealed", Context.IDEMPOTENCY_KEY, "i-1");

        assertThat(decisions
                        .<Boolean>decide(new Register(organization), context)
                        .outcome())
                .isTrue();

        DomainEventMessage<?> stored = events.readEvents(organization.text()).next();
        assertThat(stored.getMetaData()).containsAllEntriesOf(context);
        assertThat(stored.getMetaData()).containsOnlyKeys("correlationId", "context", "idempotencyKey");
        assertThat(stored.getTimestamp()).isEqualTo(SmallApplication.AT);
    }

    @Test
    void aCheckedExceptionStoresNothingEither() {
        assertThatThrownBy(() -> decide(new FailAfterwards(organization))).isInstanceOf(RuntimeException.class);

        assertThat(events.lastSequenceNumberFor(organization.text())).isEmpty();
    }

    @Test
    void aDecisionWithinAnotherUnitOfWorkIsRefused() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("outer"));
        try {
            assertThatIllegalStateException().isThrownBy(() -> decide(new Register(organization)));
        } finally {
            unit.rollback();
        }
        assertThat(events.lastSequenceNumberFor(organization.text())).isEmpty();
    }

    private <R> Decided<R> decide(Object command) {
        return decisions.decide(command, Map.of());
    }

    /** Has another decision overtake the next ones, so many times; answers how often there was a chance to. */
    private AtomicInteger overtakenBy(Object overtaking, int times) {
        AtomicInteger tries = new AtomicInteger();
        Thread decider = Thread.currentThread();
        meanwhile.happening.set(() -> {
            if (Thread.currentThread() == decider && tries.incrementAndGet() <= times) {
                elsewhere(overtaking);
            }
        });
        return tries;
    }

    private void elsewhere(Object command) {
        CompletableFuture.supplyAsync(() -> decide(command)).join();
    }
}
