package io.keyledger.command.api;

import static io.keyledger.command.testing.TestIssuer.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.key.AmendKey;
import io.keyledger.command.key.EndOverlap;
import io.keyledger.command.key.ExpireKey;
import io.keyledger.command.key.NewExpiry;
import io.keyledger.command.key.Overlap;
import io.keyledger.command.key.RetirePreviousSecret;
import io.keyledger.command.key.RotateKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.organization.CloseOrganization;
import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.organization.RemoveMember;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

/** What people decide in the very moment in which time, or somebody else, decides about the same. */
class BoundaryRaceTest extends RacingTest {

    private static final int ROUNDS = 25;

    @RepeatedTest(ROUNDS)
    void atTheMomentOfExpiryOneEndIsRecordedAndNothingAfterIt() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = expiring(organization, "billing");
        Instant later = clock.instant().plus(Duration.ofDays(1));

        List<String> answers = together(
                this::tick,
                () -> decide(rotation(organization, key, false)),
                () -> decide(new AmendKey(key, organization, null, new NewExpiry(later), BY)),
                () -> decide(new ExpireKey(key, organization, TIME)),
                () -> decide(new ExpireKey(key, organization, TIME)));
        decide(new ExpireKey(key, organization, TIME));

        List<String> types = types(key);
        assertLegal(types);
        assertThat(types.contains("KeyRotated")).isEqualTo(answers.get(1).equals(DONE));
        assertThat(types.contains("KeyExpiryChanged")).isEqualTo(answers.get(2).equals(DONE));
        assertThat(answers.subList(1, 3)).isSubsetOf(DONE, "KeyAlreadyExpired");
        assertThat(types.contains("KeyExpired")).isNotEqualTo(types.contains("KeyExpiryChanged"));
    }

    @RepeatedTest(ROUNDS)
    void aRevocationAtTheMomentOfExpiryIsTheLastFact() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = expiring(organization, "billing");

        List<String> answers = together(
                this::tick,
                () -> decide(revocation(organization, key)),
                () -> decide(rotation(organization, key, false)),
                () -> decide(new ExpireKey(key, organization, TIME)),
                () -> decide(new ExpireKey(key, organization, TIME)));
        decide(new ExpireKey(key, organization, TIME));

        List<String> types = types(key);
        assertLegal(types);
        assertThat(types).endsWith("KeyRevoked");
        assertThat(answers.get(1)).isEqualTo(DONE);
        assertThat(answers.get(2)).isIn(DONE, "KeyAlreadyExpired", "KeyAlreadyRevoked");
        assertThat(types.contains("KeyRotated")).isEqualTo(answers.get(2).equals(DONE));
        assertThat(stored().keyFacts(organization)).containsOnlyOnce("KeyNameFreed");
    }

    @RepeatedTest(ROUNDS)
    void aSecretEndsOnceHoweverManyEndIt() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = issued(organization, "billing", null);
        decide(new RotateKey(key, organization, digest(), new Overlap(Duration.ofMillis(1)), false, null, BY));

        List<String> answers = together(
                this::tick,
                () -> decide(new EndOverlap(key, organization, TIME)),
                () -> decide(new EndOverlap(key, organization, TIME)),
                () -> decide(new RetirePreviousSecret(key, organization, BY)),
                () -> decide(rotation(organization, key, true)));

        assertThat(answers).containsOnly(DONE);
        assertLegal(types(key));
        assertThat(types(key)).filteredOn("KeyRotated"::equals).hasSize(2);
        List<String> ended = stored().stream(key.text()).stream()
                .filter(fact -> fact.type().endsWith("PreviousSecretRetired"))
                .map(fact -> fact.payload().replaceAll("(?s).*\"version\"[^0-9]*([0-9]+).*", "$1"))
                .toList();
        assertThat(ended).doesNotHaveDuplicates().isSubsetOf("1", "2");
    }

    @RepeatedTest(ROUNDS)
    void aNameThatIsTakenAndGivenAtOnceHasOneBearer() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = issued(organization, "old", null);

        List<String> answers = together(
                () -> decide(new AmendKey(key, organization, new Name("wanted"), null, BY)),
                () -> decide(issue(KeyId.of(UUID.randomUUID()), organization, "wanted", null, BY)));

        assertThat(answers).containsExactlyInAnyOrder(DONE, "KeyNameInUse");
    }

    @RepeatedTest(ROUNDS)
    void theNameOfAnExpiringKeyIsTakenAfterItIsFree() throws Exception {
        OrganizationId organization = anOrganization();
        KeyId key = expiring(organization, "billing");

        List<String> answers = together(
                this::tick,
                () -> decide(new ExpireKey(key, organization, TIME)),
                () -> decide(issue(KeyId.of(UUID.randomUUID()), organization, "billing", null, BY)));

        List<String> facts = stored().keyFacts(organization);
        if (answers.get(2).equals(DONE)) {
            assertThat(facts)
                    .containsExactly(
                            "KeyNameTaken", "KeyIssued", "KeyNameFreed", "KeyExpired", "KeyNameTaken", "KeyIssued");
        } else {
            assertThat(answers.get(2)).isEqualTo("KeyNameInUse");
            assertThat(facts).containsOnlyOnce("KeyIssued");
        }
    }

    @RepeatedTest(ROUNDS)
    void noKeyIsIssuedAfterItsOrganizationClosed() throws Exception {
        OrganizationId organization = anOrganization();

        List<String> answers = together(
                () -> decide(issue(KeyId.of(UUID.randomUUID()), organization, "one", null, BY)),
                () -> decide(new CloseOrganization(organization, Comment.NONE, BY)),
                () -> decide(issue(KeyId.of(UUID.randomUUID()), organization, "two", null, BY)));

        assertThat(answers.get(1)).isEqualTo(DONE);
        assertThat(answers).isSubsetOf(DONE, "OrganizationIsClosed");
        assertThat(types(stored().facts(organization))).endsWith("OrganizationClosed");
    }

    @RepeatedTest(ROUNDS)
    void noKeyIsIssuedByOneWhoLeft() throws Exception {
        OrganizationId organization = anOrganization();
        Actor admin = Actor.person(subject("admin"));

        List<String> answers = together(
                () -> decide(issue(KeyId.of(UUID.randomUUID()), organization, "one", null, admin)),
                () -> decide(new RemoveMember(organization, admin.subject(), BY)),
                () -> decide(issue(KeyId.of(UUID.randomUUID()), organization, "two", null, admin)));

        assertThat(answers.get(1)).isEqualTo(DONE);
        assertThat(answers).isSubsetOf(DONE, "OrganizationUnknown");
        assertThat(types(stored().facts(organization))).endsWith("MemberLeft");
    }

    @RepeatedTest(ROUNDS)
    void ofTheLastTwoOwnersWhoLeaveAtOnceOneStays() throws Exception {
        OrganizationId organization = anOrganization();
        Actor second = Actor.person(subject("second"));
        decide(new JoinMember(organization, second.subject(), Role.OWNER, BY));

        List<String> answers = together(
                () -> decide(new RemoveMember(organization, BY.subject(), BY)),
                () -> decide(new RemoveMember(organization, second.subject(), second)));

        assertThat(answers).containsExactlyInAnyOrder(DONE, "LastOwner");
        assertThat(types(stored().facts(organization))).containsOnlyOnce("MemberLeft");
    }
}
