package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import io.keyledger.secrets.SecretText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Instant LATER = TestClock.NOW.plus(Duration.ofHours(1));

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = Facts.anOrganization();

    @AfterEach
    void backToNow() {
        installation.node().clock().set(TestClock.NOW);
    }

    private Reply verify(SecretText secret) {
        return verify(secret.reveal(), null);
    }

    private Reply verify(String key, @Nullable String permission) {
        Reply reply = installation.client().verify(installation.validatorKey(), key, permission);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().get("valid").asBoolean()).isEqualTo(reply.code().equals("VALID"));
        return reply;
    }

    private String codeAt(Instant now, TestKey key) {
        installation.node().clock().set(now);
        return verify(key.secret()).code();
    }

    @Test
    void aValidSecretTellsEverythingAboutItsKey() {
        TestKey key = facts.issue(organization, Permission.WRITE, LATER);
        Reply reply = verify(key.secret().reveal(), "READ");
        assertThat(reply.body().toString())
                .isEqualTo("{\"valid\":true,\"code\":\"VALID\",\"keyId\":\"" + key.id() + "\",\"organizationId\":\""
                        + organization + "\",\"name\":\"key of a test\",\"permission\":\"WRITE\","
                        + "\"environment\":\"live\",\"secretVersion\":1,\"expiresAt\":\"2030-01-01T13:00:00Z\"}");
        assertThat(Long.parseLong(reply.header("Keyledger-Position"))).isNotNegative();
    }

    @Test
    void aSecretNobodyIssuedIsNotFoundAndTellsNothing() {
        SecretText unknown =
                new io.keyledger.secrets.SecretGenerator("kl").generate(io.keyledger.events.Environment.LIVE);
        Reply reply = verify(unknown);
        assertThat(reply.code()).isEqualTo("NOT_FOUND");
        assertThat(reply.body().get("keyId").isNull()).isTrue();
        assertThat(reply.body().get("environment").isNull()).isTrue();
    }

    @Test
    void aMistypedSecretIsMalformed() {
        String secret = facts.issue(organization, Permission.READ).secret().reveal();
        char last = secret.charAt(secret.length() - 1);
        Reply reply = verify(secret.substring(0, secret.length() - 1) + (last == 'a' ? 'b' : 'a'), null);
        assertThat(reply.code()).isEqualTo("MALFORMED");
        assertThat(reply.body().get("keyId").isNull()).isTrue();
    }

    @Test
    void anotherPrefixOrEnvironmentIsNotFound() {
        TestKey key = facts.issue(organization, Permission.READ);
        assertThat(verify(key.secret().reveal().replace("_live_", "_test_"), null)
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(verify(key.secret().reveal().replace("kl_", "xy_"), null).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void thePrefixIsThatOfTheKeyWhateverTheInstallationUsesNow() {
        SecretText earlier = facts.issueWithPrefix(organization, "other").secret();
        assertThat(verify(earlier).code()).isEqualTo("VALID");
        assertThat(verify(earlier.beginning("kl", earlier.environment())).code())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aKeyExpiresAtExactlyItsMillisecond() {
        TestKey key = facts.issue(organization, Permission.READ, LATER);
        assertThat(codeAt(LATER.minusMillis(1), key)).isEqualTo("VALID");
        assertThat(codeAt(LATER, key)).isEqualTo("EXPIRED");
        assertThat(codeAt(LATER.plusMillis(1), key)).isEqualTo("EXPIRED");
    }

    @Test
    void thePreviousSecretRetiresAtExactlyTheEndOfTheOverlap() {
        TestKey first = facts.issue(organization, Permission.READ);
        TestKey second = facts.rotate(first, Duration.ofHours(1));
        assertThat(codeAt(LATER.minusMillis(1), first)).isEqualTo("VALID");
        assertThat(codeAt(LATER, first)).isEqualTo("RETIRED_SECRET");
        assertThat(codeAt(LATER, second)).isEqualTo("VALID");
        assertThat(verify(second.secret()).body().get("secretVersion").asInt()).isEqualTo(2);
    }

    @Test
    void withoutOverlapThePreviousSecretRetiresAtOnce() {
        TestKey first = facts.issue(organization, Permission.READ);
        facts.rotate(first, Duration.ZERO);
        assertThat(verify(first.secret()).code()).isEqualTo("RETIRED_SECRET");
    }

    @Test
    void aSecondRotationEndsTheFirstOverlap() {
        TestKey first = facts.issue(organization, Permission.READ);
        TestKey second = facts.rotate(first, Duration.ofHours(1));
        TestKey third = facts.rotate(second, Duration.ofHours(1));
        assertThat(verify(first.secret()).code()).isEqualTo("RETIRED_SECRET");
        assertThat(verify(second.secret()).code()).isEqualTo("VALID");
        assertThat(verify(third.secret()).code()).isEqualTo("VALID");
    }

    @Test
    void revocationRefusesAllSecretsOfAKeyAndComesBeforeExpiry() {
        TestKey first = facts.issue(organization, Permission.READ, LATER);
        TestKey second = facts.rotate(first, Duration.ofHours(2));
        facts.revoke(second);
        assertThat(verify(first.secret()).code()).isEqualTo("REVOKED");
        assertThat(codeAt(LATER, second)).isEqualTo("REVOKED");
    }

    @Test
    void ofRetirementAndExpiryTheFirstIsTold() {
        TestKey first = facts.issue(organization, Permission.READ, LATER);
        facts.rotate(first, Duration.ZERO);
        assertThat(codeAt(LATER, first)).isEqualTo("RETIRED_SECRET");
        TestKey clipped = facts.issue(organization, Permission.READ, LATER);
        facts.rotate(clipped, Duration.between(TestClock.NOW, LATER));
        assertThat(codeAt(LATER, clipped)).isEqualTo("EXPIRED");
        assertThat(codeAt(LATER.plusSeconds(60), clipped)).isEqualTo("EXPIRED");
    }

    @Test
    void retirementComesBeforePermission() {
        TestKey first = facts.issue(organization, Permission.READ, LATER);
        facts.rotate(first, Duration.ZERO);
        installation.node().clock().set(TestClock.NOW);
        assertThat(verify(first.secret().reveal(), "WRITE").code()).isEqualTo("RETIRED_SECRET");
    }

    @Test
    void aPermissionIncludesThoseBelowItAndARefusalTellsTheKey() {
        TestKey key = facts.issue(organization, Permission.WRITE);
        String secret = key.secret().reveal();
        assertThat(verify(secret, "READ").code()).isEqualTo("VALID");
        assertThat(verify(secret, "WRITE").code()).isEqualTo("VALID");
        Reply refused = verify(secret, "WRITE_AND_OUTBOUND_CALLS");
        assertThat(refused.code()).isEqualTo("INSUFFICIENT_PERMISSION");
        assertThat(refused.body().get("keyId").asString()).isEqualTo(key.id().text());
    }

    @Test
    void aVerdictThatBeginsAfterARevocationWasStoredIsARefusal() {
        for (int i = 0; i < 200; i++) {
            TestKey key = facts.issue(organization, Permission.READ);
            assertThat(verify(key.secret()).code()).isEqualTo("VALID");
            long position = facts.revoke(key);
            Reply reply = verify(key.secret());
            assertThat(reply.code()).isEqualTo("REVOKED");
            assertThat(Long.parseLong(reply.header("Keyledger-Position"))).isGreaterThanOrEqualTo(position);
        }
    }

    @Test
    void whatIsNoQuestionIsAProblemWithoutTheSecret() {
        Reply missing = installation.client().post("/v1/keys/verify", installation.validatorKey(), "{}");
        assertThat(missing.status()).isEqualTo(400);
        String secret = facts.issue(organization, Permission.READ).secret().reveal();
        Reply unknown = installation.client().verify(installation.validatorKey(), secret, "EVERYTHING");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().toString()).doesNotContain(secret);
    }
}
