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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InventoryTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private long position = facts.join(organization, "reader", Role.AUDITOR);

    @AfterEach
    void backToNow() {
        installation.node().clock().set(TestClock.NOW);
    }

    private Reply get(String path) {
        position = facts.join(organization, "somebody", Role.MEMBER);
        return installation
                .client()
                .get(
                        "/v1/organizations/" + organization + "/keys" + path,
                        "reader",
                        "Keyledger-Min-Position",
                        Long.toString(position));
    }

    @Test
    void aFreshKeyIsShownWithEverythingAnAdminLooksAt() {
        TestKey key = facts.issue(organization, Permission.WRITE, TestClock.NOW.plus(Duration.ofHours(1)));
        assertThat(get("/" + key.id()).body().toString())
                .isEqualTo("{\"keyId\":\"" + key.id() + "\",\"name\":\"key of a test\",\"permission\":\"WRITE\","
                        + "\"environment\":\"live\",\"state\":\"ACTIVE\",\"secretVersion\":1,"
                        + "\"issuedAt\":\"2030-01-01T12:00:00Z\",\"issuedBy\":{\"issuer\":\"https://issuer.example\","
                        + "\"subject\":\"alice\",\"kind\":\"PERSON\"},\"expiresAt\":\"2030-01-01T13:00:00Z\","
                        + "\"secretIssuedAt\":\"2030-01-01T12:00:00Z\",\"previousSecretValidUntil\":null,"
                        + "\"rotationDueAt\":\"2031-01-01T12:00:00Z\",\"rotationDueReason\":\"SECRET_AGE\","
                        + "\"suspendedAt\":null,\"revokedAt\":null,"
                        + "\"revocationReason\":null,\"revocationComment\":null}");
    }

    @Test
    void theStateIsJudgedAtTheMoment() {
        TestKey key = facts.issue(organization, Permission.READ, TestClock.NOW.plusMillis(1));
        assertThat(get("/" + key.id()).body().get("state").asString()).isEqualTo("ACTIVE");
        installation.node().clock().set(TestClock.NOW.plusMillis(1));
        assertThat(get("/" + key.id()).body().get("state").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void rotationAndRevocationShow() {
        TestKey key = facts.rotate(facts.issue(organization, Permission.READ), Duration.ofHours(2));
        JsonNode rotated = get("/" + key.id()).body();
        assertThat(rotated.get("secretVersion").asInt()).isEqualTo(2);
        assertThat(rotated.get("previousSecretValidUntil").asString()).isEqualTo("2030-01-01T14:00:00Z");
        facts.revoke(key);
        JsonNode revoked = get("/" + key.id()).body();
        assertThat(revoked.get("state").asString()).isEqualTo("REVOKED");
        assertThat(revoked.get("revokedAt").asString()).isEqualTo("2030-01-01T12:00:00Z");
        assertThat(revoked.get("revocationReason").asString()).isEqualTo("SUPERSEDED");
        assertThat(revoked.get("revocationComment").asString()).isEqualTo("no longer used");
    }

    @Test
    void keysComeInPagesInTheOrderOfTheirIssue() {
        List<String> issued = new ArrayList<>();
        facts.issueMany(organization, 5).forEach(key -> issued.add(key.id().text()));
        facts.issue(Facts.anOrganization(), Permission.READ);
        List<String> seen = new ArrayList<>();
        String next = "-1";
        int pages = 0;
        while (!next.equals("null")) {
            JsonNode page = get("?limit=2&after=" + next).body();
            page.get("keys").forEach(key -> seen.add(key.get("keyId").asString()));
            next = page.get("next").toString();
            pages++;
        }
        assertThat(seen).isEqualTo(issued);
        assertThat(pages).isEqualTo(3);
        assertThat(get("?limit=0").status()).isEqualTo(400);
        assertThat(get("?limit=1001").status()).isEqualTo(400);
    }
}
