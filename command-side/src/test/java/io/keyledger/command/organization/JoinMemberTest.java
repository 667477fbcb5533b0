package io.keyledger.command.organization;

import static io.keyledger.command.organization.OrganizationLife.OWNER_JOINED;
import static io.keyledger.command.organization.OrganizationLife.REGISTERED;
import static io.keyledger.command.organization.OrganizationLife.fixture;
import static io.keyledger.command.organization.OrganizationLife.joined;
import static io.keyledger.command.organization.OrganizationLife.subject;
import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;

import io.keyledger.command.refusal.MemberHasAnotherRole;
import io.keyledger.command.refusal.OrganizationIsClosed;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.OwnerRequired;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JoinMemberTest {

    private static final SubjectId NEWCOMER = new SubjectId("https://issuer.example", "newcomer");

    @ParameterizedTest
    @CsvSource({
        "OWNER, OWNER",
        "OWNER, ADMIN",
        "OWNER, AUDITOR",
        "OWNER, MEMBER",
        "ADMIN, ADMIN",
        "ADMIN, AUDITOR",
        "ADMIN, MEMBER"
    })
    void somebodyJoins(Role inviting, Role role) {
        Actor by = Actor.person(subject(inviting));
        everyRole()
                .when(new JoinMember(ACME, NEWCOMER, role, by))
                .expectEvents(new MemberJoined(ACME, NEWCOMER, role, by, NOW));
    }

    @ParameterizedTest
    @CsvSource({"AUDITOR, MEMBER", "AUDITOR, AUDITOR", "MEMBER, MEMBER"})
    void aRoleThatDoesNotAllowItIsRefused(Role inviting, Role role) {
        everyRole()
                .when(new JoinMember(ACME, NEWCOMER, role, Actor.person(subject(inviting))))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }

    @Test
    void onlyOwnersMakeOwners() {
        everyRole()
                .when(new JoinMember(ACME, NEWCOMER, Role.OWNER, Actor.person(subject(Role.ADMIN))))
                .expectException(OwnerRequired.class)
                .expectNoEvents();
    }

    @Test
    void nobodyJoinsWhatIsClosed() {
        everyRole()
                .andGiven(new OrganizationClosed(ACME, "", OWNER, NOW))
                .when(new JoinMember(ACME, NEWCOMER, Role.MEMBER, OWNER))
                .expectException(OrganizationIsClosed.class)
                .expectNoEvents();
    }

    @Test
    void aStrangerInvitesNobody() {
        everyRole()
                .when(new JoinMember(ACME, NEWCOMER, Role.MEMBER, Actor.person(NEWCOMER)))
                .expectException(OrganizationUnknown.class)
                .expectNoEvents();
    }

    @Test
    void nobodyJoinsAnOrganizationThatNeverWas() {
        fixture()
                .givenNoPriorActivity()
                .when(new JoinMember(ACME, NEWCOMER, Role.MEMBER, Actor.person(subject(Role.OWNER))))
                .expectException(OrganizationUnknown.class)
                .expectNoEvents();
    }

    @Test
    void aSubjectOfAnotherIssuerIsAStranger() {
        SubjectId elsewhere = new SubjectId("https://other.example", "owner");
        everyRole()
                .when(new JoinMember(ACME, NEWCOMER, Role.MEMBER, Actor.person(elsewhere)))
                .expectException(OrganizationUnknown.class)
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void repeatingItChangesNothing(Role role) {
        everyRole()
                .when(new JoinMember(ACME, subject(role), role, Actor.person(subject(Role.OWNER))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void joiningChangesNoRole() {
        everyRole()
                .when(new JoinMember(ACME, subject(Role.ADMIN), Role.OWNER, Actor.person(subject(Role.OWNER))))
                .expectException(MemberHasAnotherRole.class)
                .expectNoEvents();
    }

    private static TestExecutor<Organization> everyRole() {
        return fixture()
                .given(
                        REGISTERED,
                        OWNER_JOINED,
                        joined(subject(Role.ADMIN), Role.ADMIN),
                        joined(subject(Role.AUDITOR), Role.AUDITOR),
                        joined(subject(Role.MEMBER), Role.MEMBER));
    }
}
