package io.keyledger.command.organization;

import static io.keyledger.command.organization.OrganizationLife.OPERATOR;
import static io.keyledger.command.organization.OrganizationLife.OWNER_JOINED;
import static io.keyledger.command.organization.OrganizationLife.REGISTERED;
import static io.keyledger.command.organization.OrganizationLife.fixture;
import static io.keyledger.command.organization.OrganizationLife.joined;
import static io.keyledger.command.testing.KeyBuilder.ACME;
import static io.keyledger.command.testing.KeyBuilder.NOW;
import static io.keyledger.command.testing.KeyBuilder.OWNER;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyledger.command.naming.Name;
import io.keyledger.command.refusal.OrganizationAlreadyRegistered;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterOrganizationTest {

    private static final SubjectId SECOND = new SubjectId("https://issuer.example", "second");

    @Test
    void anOrganizationComesIntoBeingWithItsOwners() {
        fixture()
                .givenNoPriorActivity()
                .when(register("Acme", OWNER.subject(), SECOND))
                .expectEvents(REGISTERED, OWNER_JOINED, new MemberJoined(ACME, SECOND, Role.OWNER, OPERATOR, NOW));
    }

    @Test
    void anOwnerNamedTwiceJoinsOnce() {
        fixture()
                .givenNoPriorActivity()
                .when(register("Acme", OWNER.subject(), OWNER.subject()))
                .expectEvents(REGISTERED, OWNER_JOINED);
    }

    @Test
    void theInstallationItselfNeedsNoOperator() {
        fixture()
                .givenNoPriorActivity()
                .when(new RegisterOrganization(
                        OrganizationId.INSTALLATION, new Name("Installation"), List.of(OWNER.subject()), OWNER))
                .expectEvents(
                        new OrganizationRegistered(OrganizationId.INSTALLATION, "Installation", OWNER, NOW),
                        new MemberJoined(OrganizationId.INSTALLATION, OWNER.subject(), Role.OWNER, OWNER, NOW));
    }

    @Test
    void onlyAnOperatorRegisters() {
        fixture()
                .givenNoPriorActivity()
                .when(new RegisterOrganization(ACME, new Name("Acme"), List.of(OWNER.subject()), OWNER))
                .expectException(OrganizationUnknown.class)
                .expectNoEvents();
    }

    @Test
    void repeatingItChangesNothing() {
        fixture()
                .given(REGISTERED, OWNER_JOINED)
                .when(register("Acme", OWNER.subject()))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void repeatingItWithAnotherNameIsRefused() {
        fixture()
                .given(REGISTERED, OWNER_JOINED)
                .when(register("Acme 2", OWNER.subject()))
                .expectException(OrganizationAlreadyRegistered.class)
                .expectNoEvents();
    }

    @Test
    void repeatingItMakesNobodyAnOwner() {
        fixture()
                .given(REGISTERED, OWNER_JOINED, joined(SECOND, Role.ADMIN))
                .when(register("Acme", OWNER.subject(), SECOND))
                .expectException(OrganizationAlreadyRegistered.class)
                .expectNoEvents();
    }

    @Test
    void anOrganizationHasAnOwner() {
        assertThatIllegalArgumentException().isThrownBy(() -> register("Acme"));
    }

    private static RegisterOrganization register(String name, SubjectId... owners) {
        return new RegisterOrganization(ACME, new Name(name), List.of(owners), OPERATOR);
    }
}
