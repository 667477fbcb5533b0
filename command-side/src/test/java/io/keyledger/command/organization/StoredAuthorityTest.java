package io.keyledger.command.organization;

import static io.keyledger.command.organization.OrganizationLife.OWNER_JOINED;
import static io.keyledger.command.organization.OrganizationLife.REGISTERED;
import static io.keyledger.command.organization.OrganizationLife.joined;
import static io.keyledger.command.organization.OrganizationLife.subject;
import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.refusal.OrganizationIsClosed;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.events.SubjectId;
import java.time.Duration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredAuthorityTest {

    private static final OrganizationClosed CLOSED = new OrganizationClosed(ACME, "", OWNER, NOW);

    private final AggregateTestFixture<Organization> fixture = new AggregateTestFixture<>(Organization.class);

    StoredAuthorityTest() {
        fixture.registerAnnotatedCommandHandler(new Asked(new StoredAuthority(fixture.getRepository())));
    }

    @ParameterizedTest
    @EnumSource(names = {"OWNER", "ADMIN"})
    void ownersAndAdminsManageKeys(Role role) {
        fixture.given(REGISTERED, joined(subject(role), role))
                .when(new MayManage(ACME, Actor.person(subject(role))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "MEMBER"})
    void othersDoNot(Role role) {
        fixture.given(REGISTERED, OWNER_JOINED, joined(subject(role), role))
                .when(new MayManage(ACME, Actor.person(subject(role))))
                .expectException(RoleInsufficient.class)
                .expectNoEvents();
    }

    @Test
    void aStrangerSeesNoOrganization() {
        fixture.given(REGISTERED, OWNER_JOINED)
                .when(new MayManage(ACME, Actor.person(subject(Role.MEMBER))))
                .expectException(OrganizationUnknown.class);
    }

    @Test
    void whomAnotherIssuerCallsTheSameIsAStranger() {
        SubjectId namesake =
                new SubjectId("https://other.example", subject(Role.OWNER).subject());
        fixture.given(REGISTERED, OWNER_JOINED)
                .when(new MayManage(ACME, Actor.person(namesake)))
                .expectException(OrganizationUnknown.class);
    }

    @Test
    void theSystemThatActsLendsNobodyItsRole() {
        fixture.given(REGISTERED, OWNER_JOINED, joined(subject(Role.AUDITOR), Role.AUDITOR))
                .when(new MayManage(ACME, through(Role.AUDITOR, Role.OWNER)))
                .expectException(RoleInsufficient.class);
        fixture.given(REGISTERED, OWNER_JOINED)
                .when(new MayManage(ACME, through(Role.MEMBER, Role.OWNER)))
                .expectException(OrganizationUnknown.class);
    }

    @Test
    void theSystemThatActsTakesNobodysRoleAway() {
        fixture.given(REGISTERED, OWNER_JOINED, joined(subject(Role.AUDITOR), Role.AUDITOR))
                .when(new MayManage(ACME, through(Role.OWNER, Role.AUDITOR)))
                .expectSuccessfulHandlerExecution();
    }

    private static Actor through(Role person, Role system) {
        return new Actor(subject(person), Actor.Kind.PERSON, subject(system));
    }

    @Test
    void whereThereIsNoOrganizationNobodyMayAnything() {
        fixture.givenNoPriorActivity().when(new MayManage(ACME, OWNER)).expectException(OrganizationUnknown.class);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyOwnersOfTheInstallationOperateIt(Role role) {
        OrganizationId installation = OrganizationId.INSTALLATION;
        var asked = fixture.given(
                        new OrganizationRegistered(installation, "Installation", OWNER, NOW),
                        new MemberJoined(installation, subject(role), role, OWNER, NOW))
                .when(new MayOperate(Actor.person(subject(role))));
        if (role == Role.OWNER) {
            asked.expectSuccessfulHandlerExecution();
        } else {
            asked.expectException(RoleInsufficient.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void anOperatorIsAnOwnerOfTheInstallationAndNobodyElse(Role role) {
        OrganizationId installation = OrganizationId.INSTALLATION;
        fixture.given(
                        new OrganizationRegistered(installation, "Installation", OWNER, NOW),
                        new MemberJoined(installation, subject(role), role, OWNER, NOW))
                .when(new IsOperator(Actor.person(subject(role))))
                .expectResultMessagePayload(role == Role.OWNER);
    }

    @Test
    void whereThereIsNoInstallationNobodyOperatesIt() {
        fixture.givenNoPriorActivity().when(new IsOperator(OWNER)).expectResultMessagePayload(false);
        fixture.givenNoPriorActivity().when(new MayOperate(OWNER)).expectException(OrganizationUnknown.class);
    }

    @Test
    void anOrganizationIsOpenFromItsRegistrationToItsEnd() {
        fixture.givenNoPriorActivity().when(new IsOpen(ACME)).expectResultMessagePayload(false);
        fixture.given(REGISTERED).when(new IsOpen(ACME)).expectResultMessagePayload(true);
        fixture.given(REGISTERED, CLOSED).when(new IsOpen(ACME)).expectResultMessagePayload(false);
    }

    @Test
    void ofAClosedOrganizationKeysCanBeEndedAndNothingElse() {
        fixture.given(REGISTERED, OWNER_JOINED, CLOSED)
                .when(new MayManage(ACME, OWNER))
                .expectException(OrganizationIsClosed.class);
        fixture.given(REGISTERED, OWNER_JOINED, CLOSED)
                .when(new MayEnd(ACME, OWNER))
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoManagesKeysEndsThem(Role role) {
        var asked = fixture.given(REGISTERED, joined(subject(role), role))
                .when(new MayEnd(ACME, Actor.person(subject(role))));
        if (role.managesKeys()) {
            asked.expectSuccessfulHandlerExecution();
        } else {
            asked.expectException(RoleInsufficient.class);
        }
    }

    @Test
    void whoManagesKeysLearnsWhichPolicyHolds() {
        RotationPolicy policy = new RotationPolicy(Duration.ofDays(30), Duration.ofHours(1), Duration.ofDays(2));
        fixture.given(
                        REGISTERED,
                        OWNER_JOINED,
                        new RotationPolicyChanged(ACME, RotationPolicy.USUAL, policy, OWNER, NOW))
                .when(new MayManage(ACME, OWNER))
                .expectResultMessagePayload(policy);
    }

    record MayManage(OrganizationId organization, Actor actor) {}

    record MayEnd(OrganizationId organization, Actor actor) {}

    record IsOperator(Actor actor) {}

    record IsOpen(OrganizationId organization) {}

    record MayOperate(Actor actor) {}

    /** Asks what came as a command. */
    record Asked(Authority authority) {

        @CommandHandler
        RotationPolicy handle(MayManage question) {
            return authority.requireKeyManager(question.organization(), question.actor());
        }

        @CommandHandler
        void handle(MayEnd question) {
            authority.requireKeyEnder(question.organization(), question.actor());
        }

        @CommandHandler
        boolean handle(IsOperator question) {
            return authority.isOperator(question.actor());
        }

        @CommandHandler
        boolean handle(IsOpen question) {
            return authority.isOpen(question.organization());
        }

        @CommandHandler
        void handle(MayOperate question) {
            authority.requireOperator(question.actor());
        }
    }
}
