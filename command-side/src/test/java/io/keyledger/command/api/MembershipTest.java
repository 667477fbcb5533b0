package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertInvalid;
import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import io.keyledger.http.MemberIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest extends CommandSideTest {

    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @Test
    void somebodyJoins() {
        Answer joined = join("admin", "newcomer", "ADMIN");

        assertMember(joined, 201, "newcomer", "ADMIN");
        Answer again = join("owner", "newcomer", "ADMIN");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(joined.text());
        assertProblem(join("owner", "newcomer", "MEMBER"), 409, "MEMBER_HAS_ANOTHER_ROLE");
        assertThat(changes(organization)).containsExactly("MemberJoined");
        assertThat(issueAs("newcomer").status()).isEqualTo(201);
    }

    @Test
    void aMembersRoleIsChanged() {
        Answer changed = change("admin", "auditor", "ADMIN");

        assertMember(changed, 200, "auditor", "ADMIN");
        assertThat(change("owner", "auditor", "ADMIN").text()).isEqualTo(changed.text());
        assertThat(changes(organization)).containsExactly("MemberRoleChanged");
        assertThat(issueAs("auditor").status()).isEqualTo(201);
    }

    @Test
    void aMemberIsRemovedAndMayDoNothingMore() {
        Answer removed = remove("owner", "admin");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.text()).isEmpty();
        assertThat(removed.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
        assertThat(remove("owner", "admin").status()).isEqualTo(204);
        assertThat(changes(organization)).containsExactly("MemberLeft");
        assertProblem(issueAs("admin"), 404, "NOT_FOUND");
    }

    @Test
    void everybodyMayLeaveButTheLastOwner() {
        assertThat(remove("member", "member").status()).isEqualTo(204);
        assertThat(remove("auditor", "auditor").status()).isEqualTo(204);
        assertProblem(remove("owner", "owner"), 409, "LAST_OWNER");
        assertProblem(change("owner", "owner", "ADMIN"), 409, "LAST_OWNER");

        assertMember(join("owner", "second", "OWNER"), 201, "second", "OWNER");
        assertThat(remove("owner", "owner").status()).isEqualTo(204);
        assertThat(changes(organization)).containsExactly("MemberLeft", "MemberLeft", "MemberJoined", "MemberLeft");
    }

    @Test
    void onlyOwnersDecideAboutOwners() {
        assertProblem(join("admin", "newcomer", "OWNER"), 403, "INSUFFICIENT_ROLE");
        assertProblem(change("admin", "member", "OWNER"), 403, "INSUFFICIENT_ROLE");
        assertProblem(change("admin", "owner", "MEMBER"), 403, "INSUFFICIENT_ROLE");
        assertProblem(remove("admin", "owner"), 403, "INSUFFICIENT_ROLE");
        assertThat(changes(organization)).isEmpty();
    }

    @Test
    void whoIsNoMemberHasNoRoleToChange() {
        assertProblem(change("owner", "stranger", "ADMIN"), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "aGVsbG8", "!!!!", "CmE", "YQo"})
    void whatNamesNobodyIsNotFound(String memberId) {
        String path = members() + "/" + memberId;

        assertProblem(sendAs("owner", "PATCH", path, "{\"role\": \"ADMIN\"}"), 404, "NOT_FOUND");
        assertProblem(sendAs("owner", "DELETE", path, ""), 404, "NOT_FOUND");
    }

    @Test
    void aSubjectThatNoTokenCouldNameIsRefused() {
        assertInvalid(join("owner", "a b", "ADMIN"), "subject", "must be 1 to 255 visible ASCII characters");
        assertInvalid(
                postAs("owner", members(), "{\"issuer\": \"ftp://x\", \"subject\": \"a\", \"role\": \"ADMIN\"}"),
                "issuer",
                "must be an http or https URL of at most 255 ASCII characters");
        assertInvalid(join("owner", "a", "admin"), "role", "must be one of OWNER, ADMIN, AUDITOR, MEMBER");
        assertThat(changes(organization)).isEmpty();
    }

    private Answer join(String by, String subject, String role) {
        return postAs(by, members(), """
                {"issuer": "%s", "subject": "%s", "role": "%s"}""".formatted(TestIssuer.ISSUER, subject, role));
    }

    private Answer change(String by, String subject, String role) {
        return sendAs(by, "PATCH", member(subject), "{\"role\": \"" + role + "\"}");
    }

    private Answer remove(String by, String subject) {
        return sendAs(by, "DELETE", member(subject), "");
    }

    private Answer issueAs(String subject) {
        return postAs(subject, keys(organization), """
                {"name": "billing", "permission": "READ", "environment": "live"}""");
    }

    private void assertMember(Answer answer, int status, String subject, String role) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json())
                .containsOnly(
                        entry("memberId", MemberIds.of(TestIssuer.subject(subject))),
                        entry("issuer", TestIssuer.ISSUER),
                        entry("subject", subject),
                        entry("role", role));
        assertThat(answer.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
    }

    private String members() {
        return "/v1/organizations/" + organization + "/members";
    }

    private String member(String subject) {
        return members() + "/" + MemberIds.of(TestIssuer.subject(subject));
    }
}
