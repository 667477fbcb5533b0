package io.keyledger.command.key;

import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OTHERS;
import static io.keyledger.command.testing.KeyBuilder.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.KeyLife.AuditorsOnly;
import io.keyledger.command.key.KeyLife.OwnerOnly;
import io.keyledger.command.key.KeyLife.Remembered;
import io.keyledger.command.refusal.KeyAlreadyExpired;
import io.keyledger.command.refusal.KeyAlreadyRevoked;
import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.PreviousSecretStillValid;
import io.keyledger.command.refusal.RoleInsufficient;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RotateKeyTest {

    private static final Instant LATER = NOW.plus(Duration.ofDays(1));
    private static final Overlap HOUR = new Overlap(Duration.ofHours(1));
    private static final Instant HOUR_LATER = LATER.plus(Duration.ofHours(1));

    private final Remembered names = new Remembered();

    @Test
    void aKeyGetsANewSecretAndKeepsThePreviousOneForTheOverlap() {
        later().given(aKey().issued())
                .when(aKey().rotate(2, HOUR))
                .expectEvents(aKey().rotated(2, HOUR_LATER, LATER))
                .expectResultMessagePayload(KeyLife.standing(aKey().issued(), aKey().rotated(2, HOUR_LATER, LATER)));
        assertThat(names.said()).isEmpty();
    }

    @Test
    void withoutOverlapThePreviousSecretEndsAtOnce() {
        later().given(aKey().issued())
                .when(aKey().rotate(2, Overlap.NONE))
                .expectEvents(aKey().rotated(2, LATER, LATER));
    }

    @Test
    void noSecretOutlivesItsKey() {
        Instant end = LATER.plusSeconds(60);
        later().given(aKey().expiring(end).issued())
                .when(aKey().expiring(end).rotate(2, HOUR))
                .expectEvents(aKey().expiring(end).rotated(2, end, LATER));
    }

    @Test
    void anExpiredKeyCannotBeRotated() {
        later().given(aKey().expiring(LATER).issued())
                .when(aKey().rotate(2, HOUR))
                .expectException(KeyAlreadyExpired.class)
                .expectNoEvents();
    }

    @Test
    void aKeyCanBeRotatedUntilItExpires() {
        Instant end = LATER.plusMillis(1);
        later().given(aKey().expiring(end).issued())
                .when(aKey().expiring(end).rotate(2, HOUR))
                .expectEvents(aKey().expiring(end).rotated(2, end, LATER));
    }

    @Test
    void aRevokedKeyCannotBeRotated() {
        later().given(aKey().issued(), aKey().revoked(NOW))
                .when(aKey().rotate(2, HOUR))
                .expectException(KeyAlreadyRevoked.class)
                .expectNoEvents();
    }

    @Test
    void thePreviousSecretIsNotCutOffBeforeItsTime() {
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusMillis(1), NOW))
                .when(aKey().rotate(3, HOUR))
                .expectException(PreviousSecretStillValid.class)
                .expectNoEvents();
    }

    @Test
    void aKeyCanBeRotatedAgainWhenTheOverlapIsOver() {
        later().given(aKey().issued(), aKey().rotated(2, LATER, NOW))
                .when(aKey().rotate(3, HOUR))
                .expectEvents(aKey().rotated(3, HOUR_LATER, LATER));
    }

    @Test
    void repeatingItWithTheSameSecretChangesNothing() {
        later().given(aKey().issued(), aKey().rotated(2, HOUR_LATER, NOW))
                .when(aKey().rotate(2, HOUR))
                .expectNoEvents()
                .expectResultMessagePayload(KeyLife.standing(aKey().issued(), aKey().rotated(2, HOUR_LATER, NOW)));
    }

    @Test
    void anotherOrganizationsKeyIsUnknown() {
        later().given(aKey().of(OTHERS).issued())
                .when(aKey().rotate(2, HOUR))
                .expectException(KeyUnknown.class)
                .expectNoEvents();
    }

    @Test
    void aKeyThatNeverWasIsUnknown() {
        later().givenNoPriorActivity()
                .when(aKey().rotate(2, HOUR))
                .expectException(KeyUnknown.class)
                .expectNoEvents();
    }

    @Test
    void anAuditorCannotRotate() {
        KeyLife.at(LATER, new AuditorsOnly(), names)
                .given(aKey().issued())
                .when(aKey().rotate(2, HOUR))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }

    @Test
    void anAuditorDoesNotLearnWhichKeysThereAre() {
        KeyLife.at(LATER, new AuditorsOnly(), names)
                .givenNoPriorActivity()
                .when(aKey().rotate(2, HOUR))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }

    private AggregateTestFixture<ApiKey> later() {
        return KeyLife.at(LATER, new OwnerOnly(), names);
    }
}
