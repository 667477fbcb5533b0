package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import io.keyledger.http.MemberIds;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was let go is not brought back by a request of before, that arrives again. */
class RepeatedJoinTest extends CommandSideTest {

    private final String named = UUID.randomUUID().toString();
    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @Test
    void aRepetitionDoesNotBringBackWhoWasRemoved() {
        Answer joined = join("owner", organization, "ADMIN");
        assertSame(join("owner", organization, "ADMIN"), joined);
        remove();

        assertSame(join("owner", organization, "ADMIN"), joined);
        assertSame(afterARestart(() -> join("owner", organization, "ADMIN")), joined);
        assertThat(changes(organization)).containsExactly("MemberJoined", "MemberLeft");
    }

    @Test
    void aRepetitionDoesNotGiveBackARole() {
        Answer joined = join("owner", organization, "ADMIN");
        sendAs("owner", "PATCH", member(), "{\"role\": \"MEMBER\"}");

        assertSame(join("owner", organization, "ADMIN"), joined);
        assertThat(changes(organization)).containsExactly("MemberJoined", "MemberRoleChanged");
    }

    @Test
    void aRepetitionSucceedsAlsoAfterTheClosure() {
        Answer joined = join("owner", organization, "ADMIN");
        postAs("owner", "/v1/organizations/" + organization + "/closure", "{}");

        assertSame(join("owner", organization, "ADMIN"), joined);
        assertThat(changes(organization)).containsExactly("MemberJoined", "OrganizationClosed");
    }

    @Test
    void aNameThatStoodForSomethingElseIsRefused() {
        join("owner", organization, "ADMIN");
        assertProblem(join("owner", organization, "MEMBER"), 422, "IDEMPOTENCY_KEY_REUSED");
        remove();

        assertProblem(join("owner", organization, "MEMBER"), 422, "IDEMPOTENCY_KEY_REUSED");
        assertProblem(afterARestart(() -> join("owner", organization, "MEMBER")), 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(changes(organization)).containsExactly("MemberJoined", "MemberLeft");
    }

    @Test
    void anothersNameOrOneInAnotherOrganizationIsAnother() {
        OrganizationId elsewhere = anOrganization();
        join("owner", organization, "ADMIN");
        remove();

        assertThat(join("admin", organization, "MEMBER").status()).isEqualTo(201);
        assertThat(join("owner", elsewhere, "MEMBER").status()).isEqualTo(201);
        assertThat(changes(organization)).containsExactly("MemberJoined", "MemberLeft", "MemberJoined");
        assertThat(changes(elsewhere)).containsExactly("MemberJoined");
    }

    @Test
    void withoutANameItIsAskedAnew() {
        postAs("owner", members(organization), body("ADMIN"));
        remove();

        assertThat(postAs("owner", members(organization), body("ADMIN")).status())
                .isEqualTo(201);
        assertThat(changes(organization)).containsExactly("MemberJoined", "MemberLeft", "MemberJoined");
    }

    @Test
    void whoMayNotAskIsNotToldThatItWasAskedBefore() {
        join("admin", organization, "MEMBER");
        sendAs("owner", "DELETE", members(organization) + "/" + MemberIds.of(TestIssuer.subject("admin")), "");

        assertProblem(join("admin", organization, "MEMBER"), 404, "NOT_FOUND");
    }

    @Test
    void aNameThatCannotBeOneIsRefused() {
        Answer refused = send(
                "POST", members(organization), body("ADMIN"), TestIssuer.token("owner"), "Idempotency-Key", "bare");

        assertProblem(refused, 400, "INVALID_HEADER");
        assertThat(refused.field("detail")).startsWith("Idempotency-Key must ");
        assertThat(changes(organization)).isEmpty();
    }

    private Answer join(String by, OrganizationId where, String role) {
        return postAs(by, members(where), body(role), named);
    }

    private void remove() {
        assertThat(sendAs("owner", "DELETE", member(), "").status()).isEqualTo(204);
    }

    private static String body(String role) {
        return """
                {"issuer": "%s", "subject": "newcomer", "role": "%s"}""".formatted(TestIssuer.ISSUER, role);
    }

    private static String members(OrganizationId organization) {
        return "/v1/organizations/" + organization + "/members";
    }

    private String member() {
        return members(organization) + "/" + MemberIds.of(TestIssuer.subject("newcomer"));
    }

    private void assertSame(Answer answer, Answer first) {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo(first.text());
        assertThat(answer.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
    }
}
