package io.keyledger.query.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySearchTest {

    private static final Instant LATER = TestClock.NOW.plus(Duration.ofHours(1));

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();

    KeySearchTest() {
        facts.join(organization, "reader", Role.AUDITOR);
    }

    @AfterEach
    void backToNow() {
        installation.node().clock().set(TestClock.NOW);
    }

    private Reply search(String query) {
        long position = facts.join(organization, "somebody", Role.MEMBER);
        return installation
                .client()
                .get(
                        "/v1/organizations/" + organization + "/keys?" + query,
                        "reader",
                        "Keyledger-Min-Position",
                        Long.toString(position));
    }

    private List<String> found(String query) {
        Reply reply = search(query);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return reply.body().get("keys").values().stream()
                .map(key -> key.get("keyId").asString())
                .toList();
    }

    private static String id(TestKey key) {
        return key.id().text();
    }

    @Test
    void everyKeyIsFoundByTheStateItIsShownIn() {
        TestKey active = facts.issue(organization, Permission.READ);
        TestKey expiring = facts.issue(organization, Permission.READ, LATER);
        TestKey suspended = facts.issue(organization, Permission.READ);
        TestKey suspendedExpiring = facts.issue(organization, Permission.READ, LATER);
        TestKey expired = facts.issue(organization, Permission.READ, LATER.plusSeconds(60));
        TestKey revoked = facts.issue(organization, Permission.READ, LATER);
        facts.suspend(suspended);
        facts.suspend(suspendedExpiring);
        facts.expire(expired, LATER.plusSeconds(60));
        facts.revoke(revoked);
        assertThat(found("state=ACTIVE")).containsExactly(id(active), id(expiring));
        assertThat(found("state=SUSPENDED")).containsExactly(id(suspended), id(suspendedExpiring));
        assertThat(found("state=EXPIRED")).containsExactly(id(expired));
        assertThat(found("state=REVOKED")).containsExactly(id(revoked));
        installation.node().clock().set(LATER);
        assertThat(found("state=ACTIVE")).containsExactly(id(active));
        assertThat(found("state=SUSPENDED")).containsExactly(id(suspended));
        assertThat(found("state=EXPIRED")).containsExactly(id(expiring), id(suspendedExpiring), id(expired));
        assertThat(found("state=REVOKED")).containsExactly(id(revoked));
        for (String state : List.of("ACTIVE", "SUSPENDED", "EXPIRED", "REVOKED")) {
            search("state=" + state)
                    .body()
                    .get("keys")
                    .forEach(key -> assertThat(key.get("state").asString()).isEqualTo(state));
        }
    }

    @Test
    void aPartOfTheNameIsTakenLiterallyInWhateverCase() {
        TestKey percent = facts.issue(organization, Permission.READ);
        TestKey other = facts.issue(organization, Permission.READ);
        facts.rename(percent, "key of a test", "100%_Done! by \\Us");
        facts.rename(other, "key of a test", "100 times done");
        assertThat(found("name=DONE")).containsExactly(id(percent), id(other));
        assertThat(found("name=0%25_d")).containsExactly(id(percent));
        assertThat(found("name=done!")).containsExactly(id(percent));
        assertThat(found("name=%5Cu")).containsExactly(id(percent));
        assertThat(found("name=1_0")).isEmpty();
        assertThat(found("name=key")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\u00e9cole, \u00c9COLE",
        "\u00e9cole, E\u0301COLE",
        "e\u0301cole, \u00c9cole",
        "Stra\u00dfe, STRASSE",
        "STRASSE, stra\u00dfe",
        "Stra\u1e9ee, strass",
        "\uff42\uff49\uff4c\uff4c\uff49\uff4e\uff47, Bill",
        "billing, \uff22\uff29\uff2c\uff2c",
        "two \u3000words, two words",
        "two words, two\u00a0 words",
        "bil\u00adling, billing",
        "\ufb01nance, FIN",
        "\u03bf\u03b4\u03bf\u03c3\u03b1, \u039f\u0394\u039f\u03a3",
        "\u03bf\u03b4\u03bf\u03c2, \u039f\u0394\u039f\u03a3",
        "Istanbul, ISTANBUL"
    })
    void aNameIsReadInASearchAsItIsWhenNamesMustDiffer(String name, String sought) {
        TestKey key = facts.issue(organization, Permission.READ);
        facts.issue(organization, Permission.READ);
        facts.rename(key, "key of a test", name);
        assertThat(found("name=" + URLEncoder.encode(sought, StandardCharsets.UTF_8)))
                .containsExactly(id(key));
    }

    @Test
    void whatIsNotTheSameLetterIsNotFound() {
        facts.rename(facts.issue(organization, Permission.READ), "key of a test", "\u00e9cole");
        assertThat(found("name=ecole")).isEmpty();
    }

    @Test
    void whatAKeyAllowsAndWhereItIsUsedNarrowTheSearch() {
        TestKey reading = facts.issue(organization, Permission.READ);
        TestKey writing = facts.issue(organization, Permission.WRITE);
        TestKey testing = facts.issueMany(organization, 1).getFirst();
        assertThat(found("permission=READ")).containsExactly(id(reading));
        assertThat(found("environment=live")).containsExactly(id(reading), id(writing));
        assertThat(found("environment=test&permission=WRITE")).containsExactly(id(testing));
    }

    @Test
    void whoIssuedAKeyIsBothIssuerAndSubject() {
        TestKey key = facts.issue(organization, Permission.READ);
        assertThat(found("issuer=" + Facts.ISSUER + "&subject=alice")).containsExactly(id(key));
        assertThat(found("issuer=https://other.example&subject=alice")).isEmpty();
        assertThat(search("subject=alice").code()).isEqualTo("INVALID_FIELD");
        assertThat(search("issuer=" + Facts.ISSUER).code()).isEqualTo("INVALID_FIELD");
    }

    @Test
    void theAgeOfAKeyAndThatOfItsSecretAreTwoThings() {
        TestKey kept = facts.issue(organization, Permission.READ);
        TestKey rotated = facts.rotate(facts.issue(organization, Permission.READ), Duration.ZERO, LATER);
        assertThat(found("secretIssuedBefore=2030-01-01T13:00:00Z")).containsExactly(id(kept));
        assertThat(found("issuedBefore=2030-01-01T12:00:00.001Z")).containsExactly(id(kept), id(rotated));
        assertThat(found("issuedBefore=2030-01-01T12:00:00Z")).isEmpty();
        assertThat(found("issuedAfter=2030-01-01T12:00:00Z")).isEmpty();
        assertThat(found("issuedAfter=2030-01-01T11:59:59.999Z")).containsExactly(id(kept), id(rotated));
    }

    @Test
    void aKeyIsDueByTheAgeThatItsOrganizationAllows() {
        TestKey key = facts.issue(organization, Permission.READ);
        installation.node().clock().set(TestClock.NOW.plus(Duration.ofDays(30)).minusMillis(1));
        facts.rotateWithin(organization, Duration.ofDays(30));
        assertThat(found("due=true")).isEmpty();
        assertThat(found("due=false")).containsExactly(id(key));
        installation.node().clock().set(TestClock.NOW.plus(Duration.ofDays(30)));
        assertThat(found("due=true")).containsExactly(id(key));
        assertThat(found("due=false")).isEmpty();
        assertThat(search("").body().get("keys").get(0).get("rotationDueAt").asString())
                .isEqualTo("2030-01-31T12:00:00Z");
        facts.rotate(key, Duration.ZERO, TestClock.NOW.plus(Duration.ofDays(30)));
        assertThat(found("due=true")).isEmpty();
    }

    @Test
    void aKeyIsDueOnceWhoeverHandledItsSecretLeftUntilItIsRotated() {
        TestKey key = facts.issue(organization, Permission.READ);
        facts.join(organization, "alice", Role.ADMIN);
        assertThat(found("due=true")).isEmpty();
        facts.leave(organization, "alice", Role.ADMIN);
        assertThat(found("due=true")).containsExactly(id(key));
        assertThat(search("").body().get("keys").get(0).get("rotationDueAt").asString())
                .isEqualTo("2030-01-01T12:00:00Z");
        assertThat(search("").body().get("keys").get(0).get("rotationDueReason").asString())
                .isEqualTo("STAFF_CHANGED");
        facts.rotate(key, Duration.ZERO);
        assertThat(found("due=true")).isEmpty();
    }

    @Test
    void theEndOfAnOrganizationShowsOnEveryKey() {
        facts.issue(organization, Permission.READ);
        facts.suspend(facts.issue(organization, Permission.READ));
        facts.close(organization);
        assertThat(found("state=REVOKED")).hasSize(2);
        search("")
                .body()
                .get("keys")
                .forEach(key ->
                        assertThat(key.get("revocationReason").asString()).isEqualTo("CESSATION_OF_OPERATION"));
    }

    @Test
    void whatIsFoundComesInPagesWhileWritingGoesOn() {
        List<String> writing = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            facts.issue(organization, Permission.READ);
            writing.add(id(facts.issue(organization, Permission.WRITE)));
        }
        String next = "-1";
        while (!next.equals("null")) {
            var page = search("permission=WRITE&limit=2&after=" + next).body();
            page.get("keys").forEach(key -> seen.add(key.get("keyId").asString()));
            next = page.get("next").toString();
            if (seen.size() == 2) {
                writing.add(id(facts.issue(organization, Permission.WRITE)));
            }
        }
        assertThat(seen).isEqualTo(writing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=LOST",
                "state=",
                "state=ACTIVE&state=REVOKED",
                "environment=LIVE",
                "permission=EVERYTHING",
                "due=perhaps",
                "issuedBefore=yesterday",
                "issuedAfter=%2B99999-01-01T00:00:00Z",
                "name=a%00b",
                "nmae=billing"
            })
    void whatCannotBeMeantIsRefused(String query) {
        Reply reply = search(query);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_FIELD");
        assertThat(reply.body().get("errors").size()).isEqualTo(1);
    }

    @Test
    void aRefusalNamesWhatIsKnown() {
        assertThat(search("nmae=billing").body().get("detail").asString())
                .contains("state, name, permission, environment")
                .doesNotContain("nmae");
        assertThat(search("environment=prod").body().get("detail").asString()).contains("live, test");
    }
}
