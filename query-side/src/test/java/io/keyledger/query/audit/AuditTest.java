package io.keyledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.Context;
import io.keyledger.identity.PersonalContextVault;
import io.keyledger.identity.TechnicalContext;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final TestKey key;

    AuditTest() {
        facts.join(organization, "reader", Role.AUDITOR);
        key = facts.issue(organization, Permission.READ);
    }

    private Reply audit(String query) {
        long position = facts.join(organization, "somebody", Role.MEMBER);
        return installation
                .client()
                .get(
                        "/v1/organizations/" + organization + "/keys/" + key.id() + "/audit" + query,
                        "reader",
                        "Keyledger-Min-Position",
                        Long.toString(position));
    }

    private JsonNode entries() {
        return audit("").body().get("entries");
    }

    @Test
    void aKeysStoryIsToldInStoreOrderWithWhatChanged() {
        facts.rotate(key, Duration.ofHours(1));
        facts.revoke(key);
        JsonNode story = entries();
        assertThat(story.values().stream().map(entry -> entry.get("type").asString()))
                .containsExactly("keyledger.KeyIssued", "keyledger.KeyRotated", "keyledger.KeyRevoked");
        assertThat(story.values().stream().map(entry -> entry.get("position").asLong()))
                .isSorted();
        assertThat(story.get(0).get("before").isNull()).isTrue();
        assertThat(story.get(0).get("after").toString())
                .isEqualTo("{\"name\":\"key of a test\",\"permission\":\"READ\",\"environment\":\"live\","
                        + "\"expiresAt\":null,\"secretVersion\":1}");
        assertThat(story.get(1).get("before").toString())
                .isEqualTo("{\"secretVersion\":1,\"previousSecretValidUntil\":null}");
        assertThat(story.get(1).get("after").toString())
                .isEqualTo("{\"secretVersion\":2,\"previousSecretValidUntil\":\"2030-01-01T13:00:00Z\"}");
        assertThat(story.get(2).get("before").toString()).isEqualTo("{\"state\":\"ACTIVE\"}");
        assertThat(story.get(2).get("after").toString())
                .isEqualTo("{\"state\":\"REVOKED\",\"reason\":\"SUPERSEDED\",\"comment\":\"no longer used\"}");
        assertThat(story.get(0).get("actor").toString())
                .isEqualTo("{\"issuer\":\"https://issuer.example\",\"subject\":\"alice\",\"kind\":\"PERSON\","
                        + "\"through\":null}");
        assertThat(story.get(0).get("at").asString()).isEqualTo("2030-01-01T12:00:00Z");
    }

    @Test
    void contextIsOpenedUntilItsPersonIsForgotten() {
        SubjectId bob = new SubjectId(Facts.ISSUER, "bob of " + key.id());
        PersonalContextVault vault = installation.node().bean(PersonalContextVault.class);
        Actor throughTheConsole = new Actor(bob, Actor.Kind.PERSON, new SubjectId(Facts.ISSUER, "console"));
        facts.publish(
                key.id().text(),
                new KeyRevoked(
                        key.id(), organization, RevocationReason.KEY_COMPROMISE, "", throughTheConsole, TestClock.NOW),
                Map.of(
                        Context.CORRELATION_ID,
                        "request-7",
                        Context.SEALED_CONTEXT,
                        vault.seal(bob, new TechnicalContext("192.0.2.7", "curl/8.9"))));
        JsonNode entry = entries().get(1);
        assertThat(entry.get("context").toString())
                .isEqualTo("{\"sourceAddress\":\"192.0.2.7\",\"userAgent\":\"curl/8.9\"}");
        assertThat(entry.get("correlationId").asString()).isEqualTo("request-7");
        assertThat(entry.get("actor").get("through").get("subject").asString()).isEqualTo("console");
        vault.forget(bob);
        assertThat(entries().get(1).get("context").isNull()).isTrue();
        assertThat(entries().get(1).get("actor").get("subject").asString()).isEqualTo(bob.subject());
    }

    @Test
    void entriesComeInPages() {
        facts.rotate(key, Duration.ofHours(1));
        facts.revoke(key);
        JsonNode first = audit("?limit=2").body();
        assertThat(first.get("entries").size()).isEqualTo(2);
        JsonNode second = audit("?limit=2&after=" + first.get("next")).body();
        assertThat(second.get("entries").size()).isEqualTo(1);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void everyFactOfEveryFamilyIsEnteredExactlyOnce() {
        entries();
        assertThat(installation.rows("select position, event_id, type from query.audit_entry"
                        + " where side = 'a' and position <= (select position from projection.applied"
                        + " where processor = 'audit-a') order by position"))
                .startsWith(installation
                        .rows("select position, event_id, type from eventstore.event order by position limit 10")
                        .toArray(String[]::new))
                .doesNotHaveDuplicates();
        assertThat(installation.rows("select 1 from eventstore.event e where position <= " + position()
                        + " and not exists (select 1 from query.audit_entry a where a.side = 'a'"
                        + " and a.event_id = e.event_id)"))
                .isEmpty();
    }

    private String position() {
        return audit("").header("Keyledger-Position");
    }

    @Test
    void noDigestOrBindingIsInTheTrail() {
        audit("");
        List<String> secrets = installation.rows(
                "select digest, binding from query.key_lookup where side = 'a'" + " and key_id = '" + key.id() + "'");
        assertThat(secrets).hasSize(1);
        List<String> hits = installation.rows("select 1 from query.audit_entry a, query.key_lookup k where k.key_id = '"
                + key.id() + "' and (a::text like '%' || k.digest || '%' or a::text like '%' || k.binding || '%')");
        assertThat(hits).isEmpty();
    }
}
