package io.keyledger.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.KeyNameTaken;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Before and after, for every fact in a life, are what was and what is. */
class ChangesTest {

    private static final Instant LATER = TestClock.NOW.plus(Duration.ofHours(1));

    private static final String REVOKED =
            "{\"state\":\"REVOKED\",\"reason\":\"SUPERSEDED\",\"comment\":\"no longer used\"}";

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();

    ChangesTest() {
        facts.join(organization, "reader", Role.AUDITOR);
    }

    private void expectLast(String type, String before, String after) {
        expectLast(organization, type, before, after);
    }

    private void expectLast(OrganizationId organization, String type, String before, String after) {
        long position = facts.join(OrganizationId.INSTALLATION, "somebody", Role.MEMBER);
        JsonNode entry = installation
                .client()
                .get(
                        "/v1/organizations/" + organization + "/audit?order=desc&limit=1",
                        "reader",
                        "Keyledger-Min-Position",
                        Long.toString(position))
                .body()
                .get("entries")
                .get(0);
        assertThat(entry.get("type").asString()).isEqualTo("keyledger." + type);
        assertThat(entry.get("before").toString()).isEqualTo(before);
        assertThat(entry.get("after").toString()).isEqualTo(after);
    }

    @Test
    void aSecondRotationSaysUntilWhenTheSecretBeforeWouldHaveWorked() {
        TestKey second = facts.rotate(facts.issue(organization, Permission.READ), Duration.ofHours(1));
        facts.rotate(second, Duration.ofHours(2));
        expectLast(
                "KeyRotated",
                "{\"secretVersion\":2,\"previousSecretValidUntil\":\"2030-01-01T13:00:00Z\"}",
                "{\"secretVersion\":3,\"previousSecretValidUntil\":\"2030-01-01T14:00:00Z\"}");
    }

    @Test
    void aSecretRetiredEarlySaysHowLongItWouldHaveWorked() {
        TestKey first = facts.issue(organization, Permission.READ);
        facts.rotate(first, Duration.ofHours(2));
        facts.retire(first, LATER);
        expectLast(
                "PreviousSecretRetired",
                "{\"previousSecretValidUntil\":\"2030-01-01T14:00:00Z\"}",
                "{\"previousSecretValidUntil\":\"2030-01-01T13:00:00Z\",\"retiredSecretVersion\":1,"
                        + "\"cause\":\"ENDED_EARLY\"}");
    }

    @Test
    void renamingAndSuspendingAndResumingSayWhatWas() {
        TestKey key = facts.issue(organization, Permission.READ);
        facts.rename(key, "key of a test", "renamed");
        expectLast("KeyRenamed", "{\"name\":\"key of a test\"}", "{\"name\":\"renamed\"}");
        facts.suspend(key);
        expectLast(
                "KeySuspended", "{\"state\":\"ACTIVE\"}", "{\"state\":\"SUSPENDED\",\"comment\":\"under inspection\"}");
        facts.resume(key);
        expectLast("KeyResumed", "{\"state\":\"SUSPENDED\"}", "{\"state\":\"ACTIVE\"}");
    }

    @Test
    void revokingAKeyWhoseExpiryWasReachedSaysItWasExpired() {
        TestKey key = facts.issue(organization, Permission.READ, LATER);
        facts.revoke(key, LATER);
        expectLast(
                "KeyRevoked",
                "{\"state\":\"EXPIRED\"}",
                "{\"state\":\"REVOKED\",\"reason\":\"SUPERSEDED\",\"comment\":\"no longer used\"}");
    }

    @Test
    void revokingAKeyWhoseExpiryWasPutOffSaysItWasActive() {
        TestKey key = facts.expireAt(facts.issue(organization, Permission.READ, LATER), LATER.plusSeconds(1));
        expectLast(
                "KeyExpiryChanged",
                "{\"expiresAt\":\"2030-01-01T13:00:00Z\"}",
                "{\"expiresAt\":\"2030-01-01T13:00:01Z\"}");
        facts.revoke(key, LATER);
        expectLast(
                "KeyRevoked",
                "{\"state\":\"ACTIVE\"}",
                "{\"state\":\"REVOKED\",\"reason\":\"SUPERSEDED\",\"comment\":\"no longer used\"}");
    }

    @Test
    void expiryOnRecordSaysWhatTheKeyWasOnRecord() {
        TestKey key = facts.issue(organization, Permission.READ, LATER);
        facts.suspend(key);
        facts.expire(key, LATER);
        expectLast(
                "KeyExpired",
                "{\"state\":\"SUSPENDED\"}",
                "{\"state\":\"EXPIRED\",\"expiredAt\":\"2030-01-01T13:00:00Z\"}");
    }

    @Test
    void whatHappensToAnOrganizationSaysWhatWas() {
        facts.changeRole(organization, "bob", Role.MEMBER, Role.ADMIN);
        expectLast("MemberRoleChanged", bob("MEMBER"), bob("ADMIN"));
        facts.leave(organization, "bob", Role.ADMIN);
        expectLast("MemberLeft", bob("ADMIN"), "null");
        facts.rotateWithin(organization, Duration.ofDays(30));
        expectLast(
                "RotationPolicyChanged",
                "{\"maximumSecretAge\":\"PT8760H\",\"defaultOverlap\":\"PT24H\",\"maximumOverlap\":\"PT720H\"}",
                "{\"maximumSecretAge\":\"PT720H\",\"defaultOverlap\":\"PT1H\",\"maximumOverlap\":\"PT24H\"}");
        facts.close(organization);
        expectLast("OrganizationClosed", "{\"closed\":\"false\"}", "{\"closed\":\"true\",\"comment\":\"wound up\"}");
    }

    private static String bob(String role) {
        return "{\"issuer\":\"" + Facts.ISSUER + "\",\"subject\":\"bob\",\"role\":\"" + role + "\"}";
    }

    @Test
    void revokingAKeyWhoseOrganizationWasClosedSaysItWasRevoked() {
        TestKey active = facts.issue(organization, Permission.READ);
        TestKey suspended = facts.issue(organization, Permission.READ);
        facts.suspend(suspended);
        TestKey elsewhere = facts.issue(facts.register(), Permission.READ);
        facts.close(organization);
        for (TestKey key : List.of(active, suspended)) {
            facts.revoke(key);
            expectLast("KeyRevoked", "{\"state\":\"REVOKED\"}", REVOKED);
        }
        facts.join(elsewhere.organization(), "reader", Role.AUDITOR);
        facts.revoke(elsewhere);
        expectLast(elsewhere.organization(), "KeyRevoked", "{\"state\":\"ACTIVE\"}", REVOKED);
    }

    @Test
    void namesAreToldByTheirIds() {
        TestKey key = facts.issue(organization, Permission.READ);
        KeyNameId name = new KeyNameId("name_" + "0a".repeat(32));
        facts.publish(name.text(), new KeyNameTaken(name, organization, key.id(), Facts.ALICE, TestClock.NOW));
        expectLast("KeyNameTaken", "null", "{\"nameId\":\"" + name + "\"}");
        facts.publish(name.text(), new KeyNameFreed(name, organization, key.id(), Facts.ALICE, TestClock.NOW));
        expectLast("KeyNameFreed", "{\"nameId\":\"" + name + "\"}", "null");
    }
}
