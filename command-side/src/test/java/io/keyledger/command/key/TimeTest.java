package io.keyledger.command.key;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;
import static io.keyledger.command.testing.KeyBuilder.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.KeyLife.OwnerOnly;
import io.keyledger.command.key.KeyLife.Remembered;
import io.keyledger.command.refusal.KeyAlreadyExpired;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.RetirementCause;
import io.keyledger.events.SecretVersion;
import io.keyledger.events.SubjectId;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What time does to a key, put on record; whatever came first makes it nothing. */
class TimeTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Actor SCHEDULER = Actor.system(new SubjectId("keyledger", "scheduler"));
    private static final ExpireKey EXPIRE = new ExpireKey(aKey().id(), ACME, SCHEDULER);
    private static final EndOverlap END_OVERLAP = new EndOverlap(aKey().id(), ACME, SCHEDULER);
    private static final RetirePreviousSecret RETIRE = new RetirePreviousSecret(aKey().id(), ACME, OWNER);
    private static final KeyExpired EXPIRED = new KeyExpired(aKey().id(), ACME, LATER, SCHEDULER, LATER);

    private final Remembered names = new Remembered();

    private AggregateTestFixture<ApiKey> later() {
        return KeyLife.at(LATER, new OwnerOnly(), names);
    }

    private static PreviousSecretRetired retired(RetirementCause cause, Instant end, Actor by) {
        return new PreviousSecretRetired(aKey().id(), ACME, SecretVersion.FIRST, cause, end, by, LATER);
    }

    @Test
    void theExpiryIsPutOnRecordAndTheNameIsFree() {
        later().given(aKey().expiring(LATER).issued()).when(EXPIRE).expectEvents(EXPIRED);

        assertThat(names.said()).singleElement().asString().startsWith("free " + ACME + " Billing ");
    }

    @Test
    void itIsNotBeforeItsTime() {
        later().given(aKey().expiring(LATER.plusMillis(1)).issued())
                .when(EXPIRE)
                .expectNoEvents();
    }

    @Test
    void itIsOnce() {
        later().given(aKey().expiring(LATER).issued(), EXPIRED).when(EXPIRE).expectNoEvents();
    }

    @Test
    void itIsNotForAKeyThatWasRevokedOrExtendedMeanwhile() {
        later().given(aKey().expiring(LATER).issued(), aKey().revoked(NOW))
                .when(EXPIRE)
                .expectNoEvents();
        later().given(
                        aKey().expiring(LATER).issued(),
                        new KeyExpiryChanged(aKey().id(), ACME, LATER, null, List.of(), OWNER, NOW))
                .when(EXPIRE)
                .expectNoEvents();
        later().givenNoPriorActivity().when(EXPIRE).expectNoEvents();
    }

    @Test
    void onRecordItIsFinalWhateverTheClockSays() {
        KeyLife.at(NOW, new OwnerOnly(), names)
                .given(aKey().expiring(LATER).issued(), EXPIRED)
                .when(aKey().rotate(2, Overlap.NONE))
                .expectException(KeyAlreadyExpired.class)
                .expectExceptionMessage("The key expired at " + LATER + "; issue a new one.");
    }

    @Test
    void theEndOfAnOverlapIsPutOnRecord() {
        later().given(aKey().issued(), aKey().rotated(2, LATER, NOW))
                .when(END_OVERLAP)
                .expectEvents(retired(RetirementCause.OVERLAP_ENDED, LATER, SCHEDULER));
    }

    @Test
    void anOverlapEndsOnceAndNotBeforeItsTime() {
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusMillis(1), NOW))
                .when(END_OVERLAP)
                .expectNoEvents();
        later().given(
                        aKey().issued(),
                        aKey().rotated(2, LATER, NOW),
                        retired(RetirementCause.OVERLAP_ENDED, LATER, SCHEDULER))
                .when(END_OVERLAP)
                .expectNoEvents();
    }

    @Test
    void aRotationWithoutOverlapHasNoneToEnd() {
        later().given(aKey().issued(), aKey().rotated(2, NOW, NOW))
                .when(END_OVERLAP)
                .expectNoEvents();
        later().given(aKey().issued()).when(END_OVERLAP).expectNoEvents();
        later().givenNoPriorActivity().when(END_OVERLAP).expectNoEvents();
    }

    @Test
    void nothingEndsOnAKeyThatIsOver() {
        later().given(aKey().issued(), aKey().rotated(2, LATER, NOW), aKey().revoked(NOW))
                .when(END_OVERLAP)
                .expectNoEvents();
        later().given(aKey().expiring(LATER).issued(), aKey().expiring(LATER).rotated(2, LATER, NOW), EXPIRED)
                .when(END_OVERLAP)
                .expectNoEvents();
    }

    @Test
    void aPreviousSecretIsEndedEarly() {
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusSeconds(1), NOW))
                .when(RETIRE)
                .expectEvents(retired(RetirementCause.ENDED_EARLY, LATER, OWNER));
    }

    @Test
    void onlyWhatIsOnRecordEndsForValidatorsWhoseClocksAreBehind() {
        later().given(aKey().issued(), aKey().rotated(2, LATER, NOW))
                .when(RETIRE)
                .expectEvents(retired(RetirementCause.OVERLAP_ENDED, LATER, OWNER));
        later().given(aKey().expiring(LATER).issued(), aKey().expiring(LATER).rotated(2, LATER, NOW))
                .when(RETIRE)
                .expectEvents(retired(RetirementCause.OVERLAP_ENDED, LATER, OWNER));
    }

    @Test
    void endingWhatIsOverChangesNothing() {
        later().given(aKey().issued()).when(RETIRE).expectNoEvents().expectSuccessfulHandlerExecution();
        later().given(
                        aKey().issued(),
                        aKey().rotated(2, LATER.plusSeconds(1), NOW),
                        retired(RetirementCause.ENDED_EARLY, LATER, OWNER))
                .when(RETIRE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusSeconds(1), NOW), aKey().revoked(NOW))
                .when(RETIRE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobodyEndsASecretOfAKeyThatHasExpired() {
        KeyExpiryChanged sooner = new KeyExpiryChanged(aKey().id(), ACME, null, LATER, List.of(), OWNER, NOW);
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusSeconds(1), NOW), sooner)
                .when(RETIRE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusSeconds(1), NOW), sooner, EXPIRED)
                .when(RETIRE)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void afterAnEarlyEndTheKeyCanBeRotatedAgain() {
        later().given(
                        aKey().issued(),
                        aKey().rotated(2, LATER.plusSeconds(1), NOW),
                        retired(RetirementCause.ENDED_EARLY, LATER, OWNER))
                .when(aKey().rotate(3, Overlap.NONE))
                .expectEvents(aKey().rotated(3, LATER, LATER));
    }

    @Test
    void aRotationEndsThePreviousSecretIfItIsTold() {
        RotateKey urgent = new RotateKey(
                aKey().id(), ACME, aKey().rotate(3, Overlap.NONE).digest(), Overlap.NONE, true, null, OWNER);
        later().given(aKey().issued(), aKey().rotated(2, LATER.plusSeconds(1), NOW))
                .when(urgent)
                .expectEvents(retired(RetirementCause.ENDED_EARLY, LATER, OWNER), aKey().rotated(3, LATER, LATER));
    }
}
