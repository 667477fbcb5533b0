package io.keyledger.query.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadersTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final TestKey key = facts.issue(organization, Permission.READ);
    private final long position = facts.join(organization, "owner", Role.OWNER);

    private Reply get(String path, String who, long atLeast) {
        return installation.client().get(path, who, "Keyledger-Min-Position", Long.toString(atLeast));
    }

    private List<String> paths(String organization, String key) {
        String keys = "/v1/organizations/" + organization + "/keys";
        return List.of(keys, keys + "/" + key, keys + "/" + key + "/audit");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoMayReadIsAMatterOfTheRole(Role role) {
        long joined = facts.join(organization, "member", role);
        for (String path : paths(organization.text(), key.id().text())) {
            Reply reply = get(path, "member", joined);
            assertThat(reply.status()).as(path).isEqualTo(role == Role.MEMBER ? 403 : 200);
            assertThat(reply.code()).isEqualTo(role == Role.MEMBER ? "INSUFFICIENT_ROLE" : "");
        }
    }

    @Test
    void aStrangerCannotTellWhatExists() {
        String unknown = Facts.anOrganization().text();
        String answer = withoutId(get(paths(unknown, key.id().text()).getFirst(), "stranger", position));
        for (String organization : List.of(organization.text(), unknown, "nonsense", "ORG_")) {
            for (String path : paths(organization, key.id().text())) {
                Reply reply = get(path, "stranger", position);
                assertThat(reply.status()).as(path).isEqualTo(404);
                assertThat(withoutId(reply)).isEqualTo(answer);
            }
        }
    }

    private static String withoutId(Reply reply) {
        return reply.body().toString().replaceAll("\"(instance|correlationId)\":\"[^\"]*\"", "");
    }

    @Test
    void anotherOrganizationsKeyAndAnUnknownOneAreNotFoundAlike() {
        OrganizationId other = facts.register();
        TestKey foreign = facts.issue(other, Permission.READ);
        long last = facts.join(other, "owner", Role.OWNER);
        for (String id : List.of(foreign.id().text(), Facts.aKeyId().text(), "nonsense")) {
            for (String path : paths(organization.text(), id).subList(1, 3)) {
                Reply reply = get(path, "owner", last);
                assertThat(reply.status()).as(path).isEqualTo(404);
                assertThat(reply.code()).isEqualTo("NOT_FOUND");
            }
        }
    }

    @Test
    void whomAnotherIssuerCallsTheSameIsAStranger() {
        for (String path : paths(organization.text(), key.id().text())) {
            assertThat(get(path, "owner", position).status()).as(path).isEqualTo(200);
            assertThat(get(path, "other/owner", position).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theSystemThatActsLendsNobodyItsRoleAndTakesNoneAway() {
        long joined = facts.join(organization, "member", Role.MEMBER);
        for (String path : paths(organization.text(), key.id().text())) {
            assertThat(get(path, "owner/member", joined).status()).as(path).isEqualTo(200);
            assertThat(get(path, "member/owner", joined).status()).as(path).isEqualTo(403);
            assertThat(get(path, "stranger/owner", joined).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void withoutATokenThereIsNothing() {
        for (String path : paths(organization.text(), key.id().text())) {
            assertThat(installation.client().get(path, null).status()).isEqualTo(401);
        }
    }
}
