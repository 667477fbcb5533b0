package io.keyledger.command.organization;

import static io.keyledger.command.organization.OrganizationLife.OPERATOR;
import static io.keyledger.command.organization.OrganizationLife.REGISTERED;
import static io.keyledger.command.organization.OrganizationLife.joined;
import static io.keyledger.command.organization.OrganizationLife.subject;
import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.command.refusal.InstallationCannotBeClosed;
import io.keyledger.command.refusal.InvalidRotationPolicy;
import io.keyledger.command.refusal.OrganizationIsClosed;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.OwnerRequired;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.RotationPolicyChanged;
import java.time.Duration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Renaming, closing and the rotation policy. */
class OrganizationChangesTest {

    private static final RotationPolicy QUARTERLY =
            new RotationPolicy(Duration.ofDays(90), Duration.ofHours(1), Duration.ofDays(7));
    private static final OrganizationClosed CLOSED = new OrganizationClosed(ACME, "contract ended", OWNER, NOW);

    private static TestExecutor<Organization> everyRole() {
        return OrganizationLife.fixture()
                .given(
                        REGISTERED,
                        joined(subject(Role.OWNER), Role.OWNER),
                        joined(subject(Role.ADMIN), Role.ADMIN),
                        joined(subject(Role.AUDITOR), Role.AUDITOR),
                        joined(subject(Role.MEMBER), Role.MEMBER));
    }

    private static Actor by(Role role) {
        return Actor.person(subject(role));
    }

    private static RenameOrganization rename(String name, Actor by) {
        return new RenameOrganization(ACME, new Name(name), by);
    }

    private static CloseOrganization close(Actor by) {
        return new CloseOrganization(ACME, new Comment("contract ended"), by);
    }

    @Test
    void anOwnerRenamesIt() {
        everyRole()
                .when(rename("Acme Ltd", OWNER))
                .expectEvents(new OrganizationRenamed(ACME, "Acme", "Acme Ltd", OWNER, NOW));
    }

    @Test
    void theNameItHasChangesNothing() {
        everyRole().when(rename("Acme", OWNER)).expectNoEvents().expectSuccessfulHandlerExecution();
        everyRole()
                .andGiven(new OrganizationRenamed(ACME, "Acme", "Acme Ltd", OWNER, NOW))
                .when(rename("Acme Ltd", OWNER))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = "OWNER", mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseRenamesOrClosesIt(Role role) {
        everyRole()
                .when(rename("Acme Ltd", by(role)))
                .expectException(OwnerRequired.class)
                .expectNoEvents();
        everyRole().when(close(by(role))).expectException(OwnerRequired.class).expectNoEvents();
    }

    @Test
    void anOwnerOrAnOperatorClosesIt() {
        everyRole().when(close(OWNER)).expectEvents(CLOSED);
        everyRole().when(close(OPERATOR)).expectEvents(new OrganizationClosed(ACME, "contract ended", OPERATOR, NOW));
    }

    @Test
    void closingItAgainChangesNothing() {
        everyRole().andGiven(CLOSED).when(close(OPERATOR)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void whatNeverWasIsClosedByNobody() {
        OrganizationLife.fixture()
                .givenNoPriorActivity()
                .when(close(OPERATOR))
                .expectException(OrganizationUnknown.class);
        OrganizationLife.fixture().givenNoPriorActivity().when(close(OWNER)).expectException(OrganizationUnknown.class);
    }

    @Test
    void theInstallationIsClosedByNobody() {
        OrganizationId installation = OrganizationId.INSTALLATION;
        OrganizationLife.fixture()
                .given(
                        new OrganizationRegistered(installation, "Installation", OWNER, NOW),
                        new MemberJoined(installation, OWNER.subject(), Role.OWNER, OWNER, NOW))
                .when(new CloseOrganization(installation, Comment.NONE, OWNER))
                .expectException(InstallationCannotBeClosed.class)
                .expectNoEvents();
    }

    @Test
    void aClosedOrganizationStaysAsItIs() {
        everyRole()
                .andGiven(CLOSED)
                .when(rename("Acme Ltd", OWNER))
                .expectException(OrganizationIsClosed.class)
                .expectNoEvents();
        everyRole()
                .andGiven(CLOSED)
                .when(new SetRotationPolicy(ACME, QUARTERLY, OWNER))
                .expectException(OrganizationIsClosed.class)
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"OWNER", "ADMIN"})
    void keyManagersSetTheRotationPolicy(Role role) {
        everyRole()
                .when(new SetRotationPolicy(ACME, QUARTERLY, by(role)))
                .expectEvents(new RotationPolicyChanged(ACME, RotationPolicy.USUAL, QUARTERLY, by(role), NOW));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "MEMBER"})
    void othersDoNot(Role role) {
        everyRole()
                .when(new SetRotationPolicy(ACME, QUARTERLY, by(role)))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }

    @Test
    void thePolicyItHasChangesNothing() {
        everyRole()
                .andGiven(new RotationPolicyChanged(ACME, RotationPolicy.USUAL, QUARTERLY, OWNER, NOW))
                .when(new SetRotationPolicy(ACME, QUARTERLY, OWNER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @CsvSource({"P1D, PT0S, PT0S", "P365D, P90D, P90D", "P365D, PT24H, P30D"})
    void aPolicyKeepsToItsBounds(Duration age, Duration usual, Duration longest) {
        assertThat(Policies.of(age, usual, longest)).isEqualTo(new RotationPolicy(age, usual, longest));
    }

    @ParameterizedTest
    @CsvSource({
        "PT23H59M59S, PT0S, PT0S, maximumSecretAge must be between P1D and P365D",
        "P365DT1S, PT0S, PT0S, maximumSecretAge must be between P1D and P365D",
        "P1D, PT0S, P90DT1S, maximumOverlap must be between PT0S and P90D",
        "P1D, PT0S, PT-1S, maximumOverlap must be between PT0S and P90D",
        "P1D, PT-1S, PT0S, defaultOverlap must be between PT0S and maximumOverlap",
        "P1D, PT2S, PT1S, defaultOverlap must be between PT0S and maximumOverlap",
        "P1DT0.5S, PT0S, PT0S, maximumSecretAge must be a whole number of seconds",
        "P1D, PT0.000000001S, PT1S, defaultOverlap must be a whole number of seconds",
        "P1D, PT0S, PT1.1S, maximumOverlap must be a whole number of seconds"
    })
    void orItIsRefusedWithTheFieldAndTheReason(Duration age, Duration usual, Duration longest, String message) {
        assertThatExceptionOfType(InvalidRotationPolicy.class)
                .isThrownBy(() -> Policies.of(age, usual, longest))
                .withMessage(message);
    }
}
