package io.keyledger.command.organization;

import static io.keyledger.command.organization.OrganizationLife.REGISTERED;
import static io.keyledger.command.organization.OrganizationLife.joined;
import static io.keyledger.command.organization.OrganizationLife.subject;
import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;

import io.keyledger.command.refusal.LastOwner;
import io.keyledger.command.refusal.MemberUnknown;
import io.keyledger.command.refusal.OrganizationIsClosed;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.OwnerRequired;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Changing roles and leaving. */
class MembersTest {

    private static final SubjectId SECOND_OWNER = new SubjectId("https://issuer.example", "second-owner");

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

    private static ChangeMemberRole change(Role member, Role to, Role by) {
        return new ChangeMemberRole(ACME, subject(member), to, by(by));
    }

    private static MemberRoleChanged changed(Role member, Role to, Role by) {
        return new MemberRoleChanged(ACME, subject(member), member, to, by(by), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBER, OWNER, OWNER",
        "ADMIN, OWNER, OWNER",
        "ADMIN, MEMBER, OWNER",
        "MEMBER, ADMIN, ADMIN",
        "AUDITOR, MEMBER, ADMIN",
        "ADMIN, AUDITOR, ADMIN"
    })
    void aRoleIsChangedByWhoMay(Role member, Role to, Role by) {
        everyRole().when(change(member, to, by)).expectEvents(changed(member, to, by));
    }

    @ParameterizedTest
    @CsvSource({"MEMBER, OWNER, ADMIN", "OWNER, MEMBER, ADMIN", "OWNER, ADMIN, ADMIN"})
    void ownersAreMadeAndUnmadeByOwners(Role member, Role to, Role by) {
        everyRole()
                .when(change(member, to, by))
                .expectException(OwnerRequired.class)
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "MEMBER"})
    void othersChangeNoRole(Role by) {
        everyRole()
                .when(change(Role.MEMBER, Role.AUDITOR, by))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }

    @Test
    void theRoleItHasChangesNothing() {
        everyRole()
                .when(change(Role.AUDITOR, Role.AUDITOR, Role.ADMIN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobodyHasNoRoleToChange() {
        everyRole()
                .when(new ChangeMemberRole(ACME, SECOND_OWNER, Role.ADMIN, OWNER))
                .expectException(MemberUnknown.class)
                .expectNoEvents();
    }

    @Test
    void theLastOwnerStaysOne() {
        everyRole()
                .when(change(Role.OWNER, Role.ADMIN, Role.OWNER))
                .expectException(LastOwner.class)
                .expectNoEvents();
        everyRole()
                .when(new RemoveMember(ACME, subject(Role.OWNER), OWNER))
                .expectException(LastOwner.class)
                .expectNoEvents();
    }

    @Test
    void oneOfTwoOwnersMayStepDownOrLeave() {
        everyRole()
                .andGiven(joined(SECOND_OWNER, Role.OWNER))
                .when(change(Role.OWNER, Role.ADMIN, Role.OWNER))
                .expectEvents(changed(Role.OWNER, Role.ADMIN, Role.OWNER));
        everyRole()
                .andGiven(joined(SECOND_OWNER, Role.OWNER))
                .when(new RemoveMember(ACME, subject(Role.OWNER), OWNER))
                .expectEvents(new MemberLeft(ACME, subject(Role.OWNER), Role.OWNER, OWNER, NOW));
    }

    @Test
    void afterTheOtherOwnerLeftTheOneWhoStaysIsTheLast() {
        everyRole()
                .andGiven(joined(SECOND_OWNER, Role.OWNER), new MemberLeft(ACME, SECOND_OWNER, Role.OWNER, OWNER, NOW))
                .when(new RemoveMember(ACME, subject(Role.OWNER), OWNER))
                .expectException(LastOwner.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "AUDITOR", "MEMBER"})
    void everybodyMayLeave(Role role) {
        everyRole()
                .when(new RemoveMember(ACME, subject(role), by(role)))
                .expectEvents(new MemberLeft(ACME, subject(role), role, by(role), NOW));
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, OWNER", "AUDITOR, ADMIN", "MEMBER, ADMIN"})
    void aMemberIsLetGoByWhoMay(Role member, Role by) {
        everyRole()
                .when(new RemoveMember(ACME, subject(member), by(by)))
                .expectEvents(new MemberLeft(ACME, subject(member), member, by(by), NOW));
    }

    @Test
    void anOwnerIsLetGoByNoAdmin() {
        everyRole()
                .when(new RemoveMember(ACME, subject(Role.OWNER), by(Role.ADMIN)))
                .expectException(OwnerRequired.class)
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "MEMBER"})
    void othersLetNobodyGo(Role by) {
        everyRole()
                .when(new RemoveMember(ACME, subject(Role.ADMIN), by(by)))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }

    @Test
    void lettingGoWhoeverIsGoneChangesNothing() {
        everyRole()
                .when(new RemoveMember(ACME, SECOND_OWNER, by(Role.ADMIN)))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void whoeverLeftIsAStranger() {
        everyRole()
                .andGiven(new MemberLeft(ACME, subject(Role.ADMIN), Role.ADMIN, OWNER, NOW))
                .when(change(Role.MEMBER, Role.AUDITOR, Role.ADMIN))
                .expectException(OrganizationUnknown.class)
                .expectNoEvents();
    }

    @Test
    void inAClosedOrganizationNoRoleChangesButEverybodyMayStillLeave() {
        OrganizationClosed closed = new OrganizationClosed(ACME, "", OWNER, NOW);
        everyRole()
                .andGiven(closed)
                .when(change(Role.MEMBER, Role.AUDITOR, Role.OWNER))
                .expectException(OrganizationIsClosed.class)
                .expectNoEvents();
        everyRole()
                .andGiven(closed)
                .when(new RemoveMember(ACME, subject(Role.MEMBER), OWNER))
                .expectEvents(new MemberLeft(ACME, subject(Role.MEMBER), Role.MEMBER, OWNER, NOW));
    }
}
