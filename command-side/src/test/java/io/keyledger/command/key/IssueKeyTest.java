package io.keyledger.command.key;

import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OTHERS;
import static io.keyledger.command.testing.KeyBuilder.OWNER;
import static io.keyledger.command.testing.KeyBuilder.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.key.KeyLife.AllInUse;
import io.keyledger.command.key.KeyLife.AuditorsOnly;
import io.keyledger.command.key.KeyLife.OwnerOnly;
import io.keyledger.command.key.KeyLife.Remembered;
import io.keyledger.command.naming.KeyNames;
import io.keyledger.command.refusal.ExpiryNotInTheFuture;
import io.keyledger.command.refusal.ExpiryTooFar;
import io.keyledger.command.refusal.KeyNameInUse;
import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.command.refusal.SecretNotRepeatable;
import io.keyledger.events.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class IssueKeyTest {

    private static final Instant LAST_OF_9999 = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Remembered names = new Remembered();

    @Test
    void aKeyIsIssuedAndTakesItsName() {
        fixture()
                .givenNoPriorActivity()
                .when(aKey().issue())
                .expectEvents(aKey().issued())
                .expectResultMessagePayload(KeyLife.standing(aKey().issued()));

        assertThat(names.said())
                .containsExactly("take " + ACME + " Billing " + aKey().id() + " " + OWNER.subject() + " " + NOW);
    }

    @Test
    void aKeyMayHaveAnEnd() {
        Instant end = NOW.plus(Duration.ofMillis(1));
        fixture()
                .givenNoPriorActivity()
                .when(aKey().expiring(end).issue())
                .expectEvents(aKey().expiring(end).issued());
    }

    @Test
    void theLastInstantOfFourDigitYearsIsTaken() {
        fixture()
                .givenNoPriorActivity()
                .when(aKey().expiring(LAST_OF_9999).issue())
                .expectEvents(aKey().expiring(LAST_OF_9999).issued());
    }

    @Test
    void anExpiryCountsToTheMillisecond() {
        fixture()
                .givenNoPriorActivity()
                .when(aKey().expiring(LAST_OF_9999.plusNanos(999_999)).issue())
                .expectEvents(aKey().expiring(LAST_OF_9999).issued());
    }

    @Test
    void aKeyCannotBeIssuedExpired() {
        refused(aKey().expiring(NOW).issue(), ExpiryNotInTheFuture.class);
        refused(aKey().expiring(NOW.plusNanos(999_999)).issue(), ExpiryNotInTheFuture.class);
        refused(aKey().expiring(Instant.MIN.plusSeconds(1)).issue(), ExpiryNotInTheFuture.class);
    }

    @Test
    void anExpiryOfMoreThanFourDigitsIsRefused() {
        refused(aKey().expiring(LAST_OF_9999.plusMillis(1)).issue(), ExpiryTooFar.class);
        refused(aKey().expiring(Instant.MAX).issue(), ExpiryTooFar.class);
    }

    @Test
    void aNameInUseIsRefused() {
        fixture(new OwnerOnly(), new AllInUse())
                .givenNoPriorActivity()
                .when(aKey().issue())
                .expectException(KeyNameInUse.class)
                .expectNoEvents();
    }

    @Test
    void anAuditorCannotIssue() {
        fixture(new AuditorsOnly(), names)
                .givenNoPriorActivity()
                .when(aKey().issue())
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
        assertThat(names.said()).isEmpty();
    }

    @Test
    void aStrangerCannotIssue() {
        refused(aKey().of(new OrganizationId("org_" + "c".repeat(32))).issue(), OrganizationUnknown.class);
    }

    @Test
    void repeatingItWithTheSameSecretChangesNothing() {
        fixture()
                .given(aKey().issued())
                .when(aKey().issue())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents()
                .expectResultMessagePayload(KeyLife.standing(aKey().issued()));
        assertThat(names.said()).isEmpty();
    }

    @Test
    void repeatingItWithAnotherSecretNamesTheKey() {
        fixture()
                .given(aKey().issued())
                .when(aKey().issue(2))
                .expectException(SecretNotRepeatable.class)
                .expectNoEvents();
    }

    @Test
    void anotherOrganizationsKeyIsNotAnswered() {
        fixture()
                .given(aKey().of(OTHERS).issued())
                .when(aKey().issue())
                .expectException(KeyUnknown.class)
                .expectNoEvents();
    }

    private void refused(IssueKey command, Class<? extends Throwable> refusal) {
        fixture().givenNoPriorActivity().when(command).expectException(refusal).expectNoEvents();
        assertThat(names.said()).isEmpty();
    }

    private AggregateTestFixture<ApiKey> fixture() {
        return fixture(new OwnerOnly(), names);
    }

    private static AggregateTestFixture<ApiKey> fixture(Authority authority, KeyNames names) {
        return KeyLife.at(NOW, authority, names);
    }
}
