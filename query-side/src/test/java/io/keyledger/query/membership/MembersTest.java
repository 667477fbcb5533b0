package io.keyledger.query.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.http.MemberIds;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Installation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MembersTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private long position = facts.join(organization, "owner", Role.OWNER);

    private Reply get(String path, String who) {
        return installation
                .client()
                .get(
                        "/v1/organizations/" + organization + path,
                        who,
                        "Keyledger-Min-Position",
                        Long.toString(position));
    }

    @Test
    void membersAreListedInPagesWithTheIdByWhichAPathNamesThem() {
        facts.join(organization, "carol", Role.MEMBER);
        facts.join(organization, "bob", Role.ADMIN);
        facts.join(organization, "leaver", Role.ADMIN);
        position = facts.leave(organization, "leaver", Role.ADMIN);
        List<String> seen = new ArrayList<>();
        JsonNode page = get("/members?limit=2", "owner").body();
        page.get("members").forEach(member -> seen.add(member.get("subject").asString()));
        String next = page.get("next").asString();
        page = get("/members?limit=2&after=" + next, "owner").body();
        page.get("members").forEach(member -> seen.add(member.get("subject").asString()));
        assertThat(seen).containsExactly("bob", "carol", "owner");
        assertThat(page.get("next").isNull()).isTrue();
        assertThat(page.get("members").get(0).toString())
                .isEqualTo("{\"memberId\":\"" + MemberIds.of(new SubjectId(Facts.ISSUER, "owner")) + "\",\"issuer\":\""
                        + Facts.ISSUER + "\",\"subject\":\"owner\",\"role\":\"OWNER\"}");
        assertThat(get("/members?after=nobody", "owner").code()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void whoeverLeftReadsNothing() {
        position = facts.join(organization, "leaver", Role.ADMIN);
        for (String path : List.of("", "/keys", "/members", "/audit")) {
            assertThat(get(path, "leaver").status()).as(path).isEqualTo(200);
        }
        position = facts.leave(organization, "leaver", Role.ADMIN);
        for (String path : List.of("", "/keys", "/members", "/audit")) {
            assertThat(get(path, "leaver").status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void whoeverHasAnotherRoleReadsByThatOne() {
        facts.join(organization, "reader", Role.AUDITOR);
        position = facts.changeRole(organization, "reader", Role.AUDITOR, Role.MEMBER);
        for (String path : List.of("", "/keys", "/members", "/audit")) {
            assertThat(get(path, "reader").status()).as(path).isEqualTo(403);
        }
        position = facts.changeRole(organization, "reader", Role.MEMBER, Role.ADMIN);
        for (String path : List.of("", "/keys", "/members", "/audit")) {
            assertThat(get(path, "reader").status()).as(path).isEqualTo(200);
        }
    }
}
