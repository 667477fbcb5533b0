package io.keyledger.command.key;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OTHERS;
import static io.keyledger.command.testing.KeyBuilder.OWNER;
import static io.keyledger.command.testing.KeyBuilder.aKey;

import io.keyledger.command.key.KeyLife.AuditorsOnly;
import io.keyledger.command.key.KeyLife.OwnerOnly;
import io.keyledger.command.key.KeyLife.Remembered;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.KeyNames;
import io.keyledger.command.refusal.KeyAlreadyExpired;
import io.keyledger.command.refusal.KeyAlreadyRevoked;
import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeySuspended;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class SuspendKeyTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final SuspendKey SUSPEND =
            new SuspendKey(aKey().id(), ACME, new Comment("until we know more"), OWNER);
    private static final ResumeKey RESUME = new ResumeKey(aKey().id(), ACME, OWNER);
    private static final KeySuspended SUSPENDED =
            new KeySuspended(aKey().id(), ACME, "until we know more", OWNER, LATER);
    private static final KeyResumed RESUMED = new KeyResumed(aKey().id(), ACME, OWNER, LATER);

    private static AggregateTestFixture<ApiKey> later() {
        return KeyLife.at(LATER, new OwnerOnly(), new Remembered());
    }

    @Test
    void aKeyIsSuspended() {
        later().given(aKey().issued())
                .when(SUSPEND)
                .expectEvents(SUSPENDED)
                .expectResultMessagePayload(KeyLife.standing(aKey().issued(), SUSPENDED));
    }

    @Test
    void suspendingItAgainChangesNothing() {
        later().given(aKey().issued(), SUSPENDED).when(SUSPEND).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void aSuspendedKeyIsResumed() {
        later().given(aKey().issued(), SUSPENDED).when(RESUME).expectEvents(RESUMED);
    }

    @Test
    void resumingItAgainChangesNothing() {
        later().given(aKey().issued(), SUSPENDED, RESUMED)
                .when(RESUME)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aResumedKeyCanBeSuspendedAgain() {
        later().given(aKey().issued(), SUSPENDED, RESUMED).when(SUSPEND).expectEvents(SUSPENDED);
    }

    @Test
    void aSuspendedKeyIsRotatedAndStaysSuspended() {
        later().given(aKey().issued(), SUSPENDED)
                .when(aKey().rotate(2, Overlap.NONE))
                .expectEvents(aKey().rotated(2, LATER, LATER))
                .expectResultMessagePayload(
                        KeyLife.standing(aKey().issued(), SUSPENDED, aKey().rotated(2, LATER, LATER)));
    }

    @Test
    void whatIsOverIsNeitherSuspendedNorResumed() {
        for (Object command : new Object[] {SUSPEND, RESUME}) {
            later().given(aKey().issued(), aKey().revoked(NOW))
                    .when(command)
                    .expectException(KeyAlreadyRevoked.class)
                    .expectNoEvents();
            later().given(aKey().expiring(LATER).issued())
                    .when(command)
                    .expectException(KeyAlreadyExpired.class)
                    .expectNoEvents();
        }
    }

    @Test
    void anotherOrganizationsKeyIsUnknown() {
        for (Object command : new Object[] {SUSPEND, RESUME}) {
            later().given(aKey().of(OTHERS).issued())
                    .when(command)
                    .expectException(KeyUnknown.class)
                    .expectNoEvents();
        }
    }

    @Test
    void onlyKeyManagersMay() {
        KeyNames names = new Remembered();
        for (Object command : new Object[] {SUSPEND, RESUME}) {
            KeyLife.at(LATER, new AuditorsOnly(), names)
                    .given(aKey().issued())
                    .when(command)
                    .expectException(RoleInsufficient.class)
                    .expectNoEvents();
        }
    }
}
