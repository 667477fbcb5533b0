package io.keyledger.command.key;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OTHERS;
import static io.keyledger.command.testing.KeyBuilder.OWNER;
import static io.keyledger.command.testing.KeyBuilder.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.KeyLife.AllInUse;
import io.keyledger.command.key.KeyLife.AuditorsOnly;
import io.keyledger.command.key.KeyLife.OwnerOnly;
import io.keyledger.command.key.KeyLife.Remembered;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.RevocationReason;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RevokeKeyTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    private final Remembered names = new Remembered();

    @Test
    void aKeyEndsAndFreesItsName() {
        later().given(aKey().issued())
                .when(aKey().revoke())
                .expectEvents(aKey().revoked(LATER))
                .expectResultMessagePayload(KeyLife.standing(aKey().issued(), aKey().revoked(LATER)));

        assertThat(names.said())
                .containsExactly("free " + ACME + " Billing " + aKey().id() + " " + OWNER.subject() + " " + LATER);
    }

    @Test
    void anExpiredKeyCanBeRevoked() {
        later().given(aKey().expiring(NOW.plusSeconds(1)).issued())
                .when(aKey().revoke())
                .expectEvents(aKey().revoked(LATER));
    }

    @Test
    void aKeyCanBeRevokedDuringAnOverlap() {
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusSeconds(60), NOW))
                .when(aKey().revoke())
                .expectEvents(aKey().revoked(LATER));
    }

    @Test
    void repeatingItChangesNothingAndTheFirstReasonCounts() {
        RevokeKey again = new RevokeKey(aKey().id(), ACME, RevocationReason.SUPERSEDED, Comment.NONE, OWNER);
        KeyLife.at(LATER, new OwnerOnly(), new AllInUse())
                .given(aKey().issued(), aKey().revoked(NOW))
                .when(again)
                .expectNoEvents()
                .expectResultMessagePayload(KeyLife.standing(aKey().issued(), aKey().revoked(NOW)));
    }

    @Test
    void anotherOrganizationsKeyIsUnknown() {
        later().given(aKey().of(OTHERS).issued())
                .when(aKey().revoke())
                .expectException(KeyUnknown.class)
                .expectNoEvents();
        assertThat(names.said()).isEmpty();
    }

    @Test
    void aKeyThatNeverWasIsUnknown() {
        later().givenNoPriorActivity()
                .when(aKey().revoke())
                .expectException(KeyUnknown.class)
                .expectNoEvents();
        assertThat(names.said()).isEmpty();
    }

    @Test
    void anAuditorCannotRevoke() {
        KeyLife.at(LATER, new AuditorsOnly(), names)
                .given(aKey().issued())
                .when(aKey().revoke())
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
        assertThat(names.said()).isEmpty();
    }

    private AggregateTestFixture<ApiKey> later() {
        return KeyLife.at(LATER, new OwnerOnly(), names);
    }
}
