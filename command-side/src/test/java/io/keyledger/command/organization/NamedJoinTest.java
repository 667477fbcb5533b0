package io.keyledger.command.organization;

import static io.keyledger.command.organization.OrganizationLife.OPERATOR;
import static io.keyledger.command.organization.OrganizationLife.OWNER_JOINED;
import static io.keyledger.command.organization.OrganizationLife.REGISTERED;
import static io.keyledger.command.organization.OrganizationLife.fixture;
import static io.keyledger.command.organization.OrganizationLife.joined;
import static io.keyledger.command.organization.OrganizationLife.named;
import static io.keyledger.command.organization.OrganizationLife.subject;
import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;

import io.keyledger.command.refusal.IdempotencyKeyReused;
import io.keyledger.command.refusal.OrganizationIsClosed;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.refusal.OwnerRequired;
import io.keyledger.command.refusal.RoleInsufficient;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A join that its caller named is carried out once, whatever became of the member. */
class NamedJoinTest {

    private static final SubjectId NEWCOMER = new SubjectId("https://issuer.example", "newcomer");
    private static final Actor ADMIN = Actor.person(subject(Role.ADMIN));
    private static final RequestId NAMED = new RequestId("8e03978e-40d5", "digest");
    private static final MemberJoined JOINED = new MemberJoined(ACME, NEWCOMER, Role.AUDITOR, OWNER, NOW);
    private static final MemberLeft LEFT = new MemberLeft(ACME, NEWCOMER, Role.AUDITOR, OWNER, NOW);

    @Test
    void aRepetitionDoesNotBringBackWhoLeft() {
        assertNothingHappens(afterwards(LEFT));
    }

    @Test
    void aRepetitionDoesNotGiveBackARole() {
        assertNothingHappens(afterwards(new MemberRoleChanged(ACME, NEWCOMER, Role.AUDITOR, Role.MEMBER, OWNER, NOW)));
    }

    @Test
    void aRepetitionSucceedsAlsoWhereNobodyMayJoinAnyMore() {
        assertNothingHappens(afterwards(new OrganizationClosed(ACME, "", OWNER, NOW)));
    }

    @Test
    void aNameThatStoodForAnotherRequestIsRefused() {
        afterwards(LEFT)
                .when(join(Role.AUDITOR, new RequestId(NAMED.key(), "another"), OWNER))
                .expectException(IdempotencyKeyReused.class)
                .expectNoEvents();
        afterwards(new OrganizationClosed(ACME, "", OWNER, NOW))
                .when(join(Role.AUDITOR, new RequestId(NAMED.key(), "another"), OWNER))
                .expectException(IdempotencyKeyReused.class)
                .expectNoEvents();
    }

    @Test
    void anotherNameOrNoneIsAnotherRequest() {
        afterwards(LEFT)
                .when(join(Role.AUDITOR, new RequestId("another", NAMED.digest()), OWNER))
                .expectEvents(JOINED);
        afterwards(LEFT).when(join(Role.AUDITOR, null, OWNER)).expectEvents(JOINED);
        afterwards(new OrganizationClosed(ACME, "", OWNER, NOW))
                .when(join(Role.AUDITOR, new RequestId("another", NAMED.digest()), OWNER))
                .expectException(OrganizationIsClosed.class)
                .expectNoEvents();
    }

    @Test
    void anothersNameIsAnotherRequest() {
        afterwards(LEFT)
                .when(join(Role.AUDITOR, NAMED, ADMIN))
                .expectEvents(new MemberJoined(ACME, NEWCOMER, Role.AUDITOR, ADMIN, NOW));
    }

    @Test
    void whoMayNotAskIsNotToldThatHeAskedBefore() {
        afterwards(joined(subject(Role.MEMBER), Role.MEMBER))
                .when(join(Role.AUDITOR, NAMED, Actor.person(subject(Role.MEMBER))))
                .expectException(RoleInsufficient.class);
        afterwards(new MemberLeft(ACME, OWNER.subject(), Role.OWNER, OWNER, NOW))
                .when(join(Role.AUDITOR, NAMED, OWNER))
                .expectException(OrganizationUnknown.class);
        afterwards(new MemberRoleChanged(ACME, OWNER.subject(), Role.OWNER, Role.ADMIN, OWNER, NOW))
                .when(join(Role.OWNER, NAMED, OWNER))
                .expectException(OwnerRequired.class);
    }

    @Test
    void theNameOfARegistrationIsFreeForAJoin() {
        fixture()
                .given(named(REGISTERED, NAMED), named(OWNER_JOINED, NAMED), joined(OPERATOR.subject(), Role.OWNER))
                .when(join(Role.AUDITOR, new RequestId(NAMED.key(), "of a join"), OPERATOR))
                .expectEvents(new MemberJoined(ACME, NEWCOMER, Role.AUDITOR, OPERATOR, NOW));
    }

    @Test
    void aRequestThatFoundTheMemberThereIsNotRemembered() {
        everyRole()
                .andGiven(JOINED)
                .andGivenCommands(join(Role.AUDITOR, NAMED, OWNER))
                .andGiven(LEFT)
                .when(join(Role.AUDITOR, NAMED, OWNER))
                .expectEvents(JOINED);
    }

    private static TestExecutor<Organization> everyRole() {
        return fixture().given(REGISTERED, OWNER_JOINED, joined(ADMIN.subject(), Role.ADMIN));
    }

    /** After somebody joined by that name. */
    private static TestExecutor<Organization> afterwards(Object event) {
        return everyRole().andGiven(named(JOINED, NAMED), event);
    }

    private static JoinMember join(Role role, @Nullable RequestId request, Actor by) {
        return new JoinMember(ACME, NEWCOMER, role, request, by);
    }

    private static void assertNothingHappens(TestExecutor<Organization> afterwards) {
        afterwards
                .when(join(Role.AUDITOR, NAMED, OWNER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
