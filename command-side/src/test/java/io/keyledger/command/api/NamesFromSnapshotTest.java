package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.organization.RemoveMember;
import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.eventstore.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which requests an organization knows by name is known also where its first facts are not read any more. */
class NamesFromSnapshotTest extends CommandSideTest {

    private static final String REGISTER = """
            {"name": "Example Ltd", "owners": [{"issuer": "%s", "subject": "founder"}]}""".formatted(TestIssuer.ISSUER);

    private final String named = UUID.randomUUID().toString();

    @Test
    void aRepeatedRegistrationAndARepeatedJoinAreKnownFromTheSnapshotOfTheOrganization() {
        anOrganization();
        Answer registered = register(REGISTER);
        OrganizationId organization = new OrganizationId(registered.field("organizationId"));
        Answer joined = join(organization, "ADMIN");
        removeWhoJoined(organization);
        manyJoin(organization);
        int facts = stored().facts(organization).size();

        Answer other = afterARestart(() -> {
            assertRepeated(register(REGISTER), registered);
            assertRepeated(join(organization, "ADMIN"), joined);
            assertProblem(join(organization, "MEMBER"), 422, "IDEMPOTENCY_KEY_REUSED");
            return register(REGISTER.replace("Example", "Sample"));
        });

        assertProblem(other, 422, "IDEMPOTENCY_KEY_REUSED");
        assertRepeated(register(REGISTER), registered);
        assertThat(stored().facts(organization)).hasSize(facts);
    }

    private static void assertRepeated(Answer answer, Answer first) {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo(first.text());
    }

    private Answer register(String body) {
        return postAs("operator", "/v1/organizations", body, named);
    }

    private Answer join(OrganizationId organization, String role) {
        return postAs(
                "founder",
                "/v1/organizations/" + organization + "/members",
                """
                {"issuer": "%s", "subject": "newcomer", "role": "%s"}""".formatted(TestIssuer.ISSUER, role),
                named);
    }

    private void removeWhoJoined(OrganizationId organization) {
        decisions.decide(
                new RemoveMember(
                        organization, TestIssuer.subject("newcomer"), Actor.person(TestIssuer.subject("founder"))),
                Map.of());
    }

    /** As many as it takes for the organization to be read from a snapshot by whoever has not met it. */
    private void manyJoin(OrganizationId organization) {
        Actor founder = Actor.person(TestIssuer.subject("founder"));
        for (int i = 0; i < Snapshots.EVERY; i++) {
            decisions.decide(
                    new JoinMember(organization, TestIssuer.subject("member-" + i), Role.MEMBER, founder), Map.of());
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> hasASnapshot(organization));
    }

    private boolean hasASnapshot(OrganizationId organization) throws SQLException {
        try (Connection connection = stored().superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select from eventstore.snapshot where stream = '" + organization + "')")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
