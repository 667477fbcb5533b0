package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.AmendKey;
import io.keyledger.command.key.KeyStanding;
import io.keyledger.command.key.NewExpiry;
import io.keyledger.command.key.ResumeKey;
import io.keyledger.command.key.RevokeKey;
import io.keyledger.command.key.SuspendKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyState;
import io.keyledger.events.OrganizationId;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever prolongs a key's life in the moment in which it is revoked: what was revoked is never alive again. */
class RevocationRaceTest extends RacingTest {

    private static final int ROUNDS = 30;
    private static final Duration DAY = Duration.ofDays(1);

    @RepeatedTest(ROUNDS)
    void aKeyThatIsExtendedWhileItIsRevokedStaysRevoked() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = issued(organization, "billing", clock.instant().plus(DAY));

        List<String> answers = together(
                () -> decide(extension(organization, key, clock.instant().plus(DAY.multipliedBy(2)))),
                () -> decide(revocation(organization, key)),
                () -> decide(extension(organization, key, null)));

        assertThat(answers).isSubsetOf(DONE, "KeyAlreadyRevoked");
        assertExtendedAsAnswered(key, answers.get(0), answers.get(2));
        assertEnded(organization, key, answers.get(1));
    }

    @RepeatedTest(ROUNDS)
    void aKeyThatIsExtendedAndRevokedInTheMomentOfItsExpiryStaysRevoked() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = expiring(organization, "billing");
        Instant later = clock.instant().plus(DAY);

        List<String> answers = together(
                this::tick,
                () -> decide(extension(organization, key, later)),
                () -> decide(revocation(organization, key)),
                () -> decide(extension(organization, key, null)));

        assertThat(answers).isSubsetOf(DONE, "KeyAlreadyRevoked", "KeyAlreadyExpired");
        assertExtendedAsAnswered(key, answers.get(1), answers.get(3));
        assertEnded(organization, key, answers.get(2));
    }

    @RepeatedTest(ROUNDS)
    void aSuspendedKeyThatIsResumedWhileItIsRevokedStaysRevoked() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = issued(organization, "billing", null);
        assertThat(decide(new SuspendKey(key, organization, Comment.NONE, BY))).isEqualTo(DONE);

        List<String> answers = together(
                () -> decide(new ResumeKey(key, organization, BY)),
                () -> decide(revocation(organization, key)),
                () -> decide(new ResumeKey(key, organization, BY)));

        assertThat(answers).isSubsetOf(DONE, "KeyAlreadyRevoked");
        assertThat(types(key).contains("KeyResumed"))
                .isEqualTo(answers.get(0).equals(DONE) || answers.get(2).equals(DONE));
        assertEnded(organization, key, answers.get(1));
    }

    /** Both decide on the same facts, and the one that is stored second decides once more. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whicheverIsStoredFirstTheKeyEndsRevoked(boolean isExtensionFirst) throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = issued(organization, "billing", clock.instant().plus(DAY));
        AmendKey extension = extension(organization, key, null);
        RevokeKey revocation = revocation(organization, key);
        FutureTask<String> first;
        FutureTask<String> second;

        try (Connection blocker = storeHeld()) {
            first = started(() -> decide(isExtensionFirst ? extension : revocation));
            second = started(() -> decide(isExtensionFirst ? revocation : extension));
            assertThat(List.of(first, second)).noneMatch(FutureTask::isDone);
            blocker.rollback();
        }

        assertThat(first.get()).isEqualTo(DONE);
        assertThat(second.get()).isEqualTo(isExtensionFirst ? DONE : "KeyAlreadyRevoked");
        assertExtendedAsAnswered(key, isExtensionFirst ? DONE : "KeyAlreadyRevoked");
        assertEnded(organization, key, DONE);
    }

    private void assertExtendedAsAnswered(KeyId key, String... extensions) {
        assertThat(types(key))
                .filteredOn("KeyExpiryChanged"::equals)
                .hasSameSizeAs(Stream.of(extensions).filter(DONE::equals).toList());
    }

    /** Nothing follows the revocation, nothing can, and the name is free for another key. */
    private void assertEnded(OrganizationId organization, KeyId key, String revoked) {
        assertThat(revoked).isEqualTo(DONE);
        assertThat(decide(extension(organization, key, clock.instant().plus(DAY))))
                .isEqualTo("KeyAlreadyRevoked");
        assertThat(decide(new ResumeKey(key, organization, BY))).isEqualTo("KeyAlreadyRevoked");
        KeyStanding standing = decisions
                .<KeyStanding>decide(revocation(organization, key), Map.of())
                .outcome();
        assertThat(Stream.of(Duration.ZERO, DAY, DAY.multipliedBy(3))
                        .map(ahead -> standing.at(clock.instant().plus(ahead))))
                .containsOnly(KeyState.REVOKED);
        assertLegal(types(key));
        assertThat(types(key)).endsWith("KeyRevoked");
        issued(organization, "billing", null);
        assertThat(stored().keyFacts(organization)).containsOnlyOnce("KeyNameFreed");
    }

    private static AmendKey extension(OrganizationId organization, KeyId key, @Nullable Instant expiresAt) {
        return new AmendKey(key, organization, null, new NewExpiry(expiresAt), BY);
    }
}
