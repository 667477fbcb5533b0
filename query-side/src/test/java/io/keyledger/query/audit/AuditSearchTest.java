package io.keyledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Actor;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.http.MemberIds;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AuditSearchTest {

    private static final Instant LATER = TestClock.NOW.plus(Duration.ofHours(1));

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final TestKey key;

    AuditSearchTest() {
        facts.join(organization, "reader", Role.AUDITOR);
        facts.join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
        key = facts.issue(organization, Permission.READ);
    }

    private Reply get(String path, String who) {
        long position = facts.join(OrganizationId.INSTALLATION, "somebody", Role.MEMBER);
        return installation.client().get(path, who, "Keyledger-Min-Position", Long.toString(position));
    }

    private Reply search(String query) {
        return get("/v1/organizations/" + organization + "/audit?" + query, "reader");
    }

    private static List<String> types(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body().get("entries").values().stream()
                .map(entry -> entry.get("type").asString().substring("keyledger.".length()))
                .toList();
    }

    private List<String> found(String query) {
        return types(search(query));
    }

    @Test
    void theHistoryOfAnOrganizationIsItsOwnAndWhole() {
        facts.issue(facts.register(), Permission.READ);
        facts.rename(organization, "Another example");
        assertThat(found(""))
                .containsExactly("OrganizationRegistered", "MemberJoined", "KeyIssued", "OrganizationRenamed");
        JsonNode entries = search("").body().get("entries");
        entries.forEach(
                entry -> assertThat(entry.get("organizationId").asString()).isEqualTo(organization.text()));
        assertThat(entries.get(2).get("keyId").asString()).isEqualTo(key.id().text());
        assertThat(entries.get(3).get("keyId").isNull()).isTrue();
        assertThat(entries.get(3).get("before").toString()).isEqualTo("{\"name\":\"Example\"}");
        assertThat(entries.get(3).get("after").toString()).isEqualTo("{\"name\":\"Another example\"}");
    }

    @Test
    void entriesAreFoundByWhatHappenedToWhichKeyWhenAndWhy() {
        TestKey other = facts.issue(organization, Permission.READ);
        facts.revoke(other, LATER);
        assertThat(found("type=KeyIssued")).hasSize(2);
        assertThat(found("type=keyledger.KeyIssued&keyId=" + key.id())).hasSize(1);
        assertThat(found("keyId=" + other.id())).containsExactly("KeyIssued", "KeyRevoked");
        assertThat(found("reason=SUPERSEDED")).containsExactly("KeyRevoked");
        assertThat(found("reason=KEY_COMPROMISE")).isEmpty();
        assertThat(found("from=2030-01-01T13:00:00Z")).containsExactly("KeyRevoked");
        assertThat(found("from=2030-01-01T13:00:00.001Z")).isEmpty();
        assertThat(found("until=2030-01-01T13:00:00Z"))
                .doesNotContain("KeyRevoked")
                .hasSize(4);
    }

    @Test
    void whoDidItIsBothIssuerAndSubject() {
        assertThat(found("issuer=" + Facts.ISSUER + "&subject=alice")).hasSize(3);
        assertThat(found("issuer=https://other.example&subject=alice")).isEmpty();
        assertThat(search("issuer=" + Facts.ISSUER).code()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void whatConcernsAMemberIsFoundWhoeverDidIt() {
        SubjectId bob = new SubjectId(Facts.ISSUER, "bob");
        SubjectId namesake = new SubjectId("https://other.example", "bob");
        facts.join(organization, "bob", Role.MEMBER);
        facts.publish(
                organization.text(),
                new MemberJoined(organization, namesake, Role.MEMBER, Actor.person(bob), TestClock.NOW));
        facts.changeRole(organization, "bob", Role.MEMBER, Role.ADMIN);
        facts.leave(organization, "bob", Role.ADMIN);
        assertThat(found(affects(bob))).containsExactly("MemberJoined", "MemberRoleChanged", "MemberLeft");
        assertThat(found(affects(bob) + "&type=MemberLeft")).containsExactly("MemberLeft");
        assertThat(found(affects(bob) + "&issuer=" + Facts.ISSUER + "&subject=bob"))
                .isEmpty();
        assertThat(found(affects(namesake))).containsExactly("MemberJoined");
        assertThat(found(affects(namesake) + "&issuer=" + Facts.ISSUER + "&subject=bob"))
                .containsExactly("MemberJoined");
        assertThat(found(affects(Facts.ALICE.subject()))).isEmpty();
        assertThat(types(get("/v1/audit?organization=" + organization + "&" + affects(bob), "operator")))
                .hasSize(3);
    }

    private static String affects(SubjectId member) {
        return "affects=" + MemberIds.of(member);
    }

    @Test
    void whatASystemDidIsFoundOnWhoseBehalfEverItWas() {
        SubjectId console = new SubjectId(Facts.ISSUER, "console");
        SubjectId namesake = new SubjectId("https://other.example", "console");
        SubjectId bob = new SubjectId(Facts.ISSUER, "bob");
        by(new Actor(bob, Actor.Kind.PERSON, console), AuditSearchTest::suspended);
        by(Actor.system(console), AuditSearchTest::resumed);
        by(Actor.person(console), AuditSearchTest::suspended);
        by(new Actor(bob, Actor.Kind.PERSON, namesake), AuditSearchTest::resumed);
        assertThat(found("through=" + MemberIds.of(console))).containsExactly("KeySuspended", "KeyResumed");
        assertThat(found("through=" + MemberIds.of(namesake))).containsExactly("KeyResumed");
        assertThat(found("through=" + MemberIds.of(bob))).isEmpty();
        assertThat(found("through=" + MemberIds.of(console) + "&issuer=" + Facts.ISSUER + "&subject=bob"))
                .containsExactly("KeySuspended");
        assertThat(types(get("/v1/audit?through=" + MemberIds.of(console) + "&keyId=" + key.id(), "operator")))
                .hasSize(2);
    }

    private static Fact suspended(TestKey key, Actor by) {
        return new KeySuspended(key.id(), key.organization(), "", by, TestClock.NOW);
    }

    private static Fact resumed(TestKey key, Actor by) {
        return new KeyResumed(key.id(), key.organization(), by, TestClock.NOW);
    }

    private void by(Actor actor, BiFunction<TestKey, Actor, Fact> done) {
        facts.publish(key.id().text(), done.apply(key, actor));
    }

    @Test
    void bothOrdersComeInPagesAndMissNothing() {
        for (int i = 0; i < 4; i++) {
            facts.rename(organization, "Example " + i);
        }
        List<Long> ascending = positions("asc");
        assertThat(ascending).hasSize(7).isSorted();
        assertThat(positions("desc")).isEqualTo(ascending.reversed());
    }

    private List<Long> positions(String order) {
        List<Long> seen = new ArrayList<>();
        String next = "";
        while (!next.equals("null")) {
            JsonNode page = search("limit=3&order=" + order + (next.isEmpty() ? "" : "&after=" + next))
                    .body();
            page.get("entries").forEach(entry -> seen.add(entry.get("position").asLong()));
            next = page.get("next").toString();
        }
        return seen;
    }

    @Test
    void theEndOfAnOrganizationBelongsToTheStoryOfItsKeys() {
        facts.close(organization);
        TestKey afterwards = facts.issue(organization, Permission.READ);
        String keys = "/v1/organizations/" + organization + "/keys/";
        Reply story = get(keys + key.id() + "/audit", "reader");
        assertThat(types(story)).containsExactly("KeyIssued", "OrganizationClosed");
        assertThat(types(get(keys + key.id() + "/audit?limit=1&after=" + position(story, 0), "reader")))
                .containsExactly("OrganizationClosed");
        assertThat(types(get(keys + afterwards.id() + "/audit", "reader"))).containsExactly("KeyIssued");
        assertThat(found("reason=CESSATION_OF_OPERATION")).containsExactly("OrganizationClosed");
        assertThat(found("keyId=" + key.id())).containsExactly("KeyIssued", "OrganizationClosed");
        assertThat(found("reason=CESSATION_OF_OPERATION&keyId=" + key.id())).containsExactly("OrganizationClosed");
        assertThat(found("keyId=" + afterwards.id())).containsExactly("KeyIssued");
        assertThat(types(get("/v1/audit?keyId=" + key.id(), "operator")))
                .containsExactly("KeyIssued", "OrganizationClosed");
    }

    private static long position(Reply reply, int entry) {
        return reply.body().get("entries").get(entry).get("position").asLong();
    }

    @Test
    void operatorsSearchTheWholeInstallation() {
        TestKey elsewhere = facts.issue(facts.register(), Permission.READ);
        assertThat(types(get("/v1/audit?keyId=" + elsewhere.id(), "operator"))).containsExactly("KeyIssued");
        assertThat(types(get("/v1/audit?organization=" + organization, "operator")))
                .containsExactly("OrganizationRegistered", "MemberJoined", "KeyIssued");
        assertThat(types(get("/v1/audit?order=desc&limit=1", "operator"))).containsExactly("MemberJoined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=KeyLost",
                "reason=NONE",
                "from=yesterday",
                "order=sideways",
                "limit=0",
                "after=last",
                "keyId=",
                "affects=alice",
                "through=console",
                "organization=org_00000000000000000000000000000000"
            })
    void whatCannotBeMeantIsRefused(String query) {
        Reply reply = search(query);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_FIELD");
    }
}
