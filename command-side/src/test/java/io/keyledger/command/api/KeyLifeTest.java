package io.keyledger.command.api;

import static io.keyledger.command.testing.KeyBuilder.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestKeyring;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SecretDigest;
import io.keyledger.secrets.SecretText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyLifeTest extends CommandSideTest {

    @Test
    void aKeyIsIssued() {
        OrganizationId organization = anOrganization();

        Answer issued = postAs("owner", keys(organization), """
                {"name": "Billing", "permission": "READ", "environment": "test", "expiresAt": "2027-01-31T00:00:00Z"}""");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json())
                .containsOnly(
                        entry("keyId", issued.field("keyId")),
                        entry("secret", issued.field("secret")),
                        entry("name", "Billing"),
                        entry("permission", "READ"),
                        entry("environment", "test"),
                        entry("secretVersion", 1),
                        entry("issuedAt", "2026-11-23T12:00:00Z"),
                        entry("expiresAt", "2027-01-31T00:00:00Z"));
        assertThat(issued.field("keyId")).matches("key_[0-9a-f]{32}");
        assertThat(issued.field("secret")).startsWith("kl_test_");
        assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
        assertThat(issued.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
    }

    @Test
    void aKeyWithoutAnEndSaysSo() {
        assertThat(issue(anOrganization(), "billing").json()).containsEntry("expiresAt", null);
    }

    @Test
    void aKeyIsRotated() {
        OrganizationId organization = anOrganization();
        Answer issued = issue(organization, "billing");
        clock.forward(Duration.ofDays(1));

        Answer rotated = rotate(organization, issued.field("keyId"), "{\"overlap\": \"PT1H\"}");

        assertThat(rotated.status()).isEqualTo(201);
        assertThat(rotated.json())
                .containsOnly(
                        entry("keyId", issued.field("keyId")),
                        entry("secret", rotated.field("secret")),
                        entry("secretVersion", 2),
                        entry("previousSecretValidUntil", "2026-11-24T13:00:00Z"));
        assertThat(rotated.field("secret")).startsWith("kl_live_").isNotEqualTo(issued.field("secret"));
        assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
        assertThat(rotated.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
    }

    @Test
    void aDayOfOverlapIsUsual() {
        OrganizationId organization = anOrganization();
        String keyId = issue(organization, "billing").field("keyId");

        assertThat(rotate(organization, keyId, "{}").field("previousSecretValidUntil"))
                .isEqualTo("2026-11-24T12:00:00Z");
    }

    @Test
    void aTestKeysNewSecretIsForTestToo() {
        OrganizationId organization = anOrganization();
        String keyId = postAs("admin", keys(organization), """
                {"name": "Billing", "permission": "READ", "environment": "test"}""").field("keyId");

        assertThat(rotate(organization, keyId, "{\"overlap\": \"PT0S\"}").field("secret"))
                .startsWith("kl_test_");
    }

    @Test
    void aKeyIsRevoked() {
        OrganizationId organization = anOrganization();
        String keyId = issue(organization, "billing").field("keyId");

        Answer revoked = revoke(organization, keyId);

        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.lasting())
                .containsOnly(
                        entry("keyId", keyId),
                        entry("state", "REVOKED"),
                        entry("reason", "KEY_COMPROMISE"),
                        entry("comment", "seen in a log"),
                        entry("revokedAt", NOW.toString()));
        assertThat(revoked.header("Cache-Control")).isEqualTo("no-store");
        assertThat(revoked.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
    }

    @Test
    void repeatingARevocationAnswersTheSameAndAddsNothing() {
        OrganizationId organization = anOrganization();
        String keyId = issue(organization, "billing").field("keyId");
        Answer first = revoke(organization, keyId);
        List<Fact> facts = stored().facts(organization);
        clock.forward(Duration.ofDays(1));

        Answer again = postAs("admin", keys(organization) + "/" + keyId + "/revocation", """
                {"reason": "SUPERSEDED"}""");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.lasting()).isEqualTo(first.lasting());
        assertThat(Long.parseLong(again.header("Keyledger-Position")))
                .isGreaterThanOrEqualTo(Long.parseLong(first.header("Keyledger-Position")));
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    @Test
    void aRevokedKeysNameIsFree() {
        OrganizationId organization = anOrganization();
        revoke(organization, issue(organization, "Billing").field("keyId"));

        assertThat(issue(organization, "billing").status()).isEqualTo(201);
        assertThat(issue(organization, "BILLING").field("code")).isEqualTo("KEY_NAME_IN_USE");
        assertThat(stored().keyFacts(organization))
                .containsExactly(
                        "KeyNameTaken", "KeyIssued", "KeyNameFreed", "KeyRevoked", "KeyNameTaken", "KeyIssued");
    }

    @Test
    void twoOrganizationsMayUseOneName() {
        assertThat(issue(anOrganization(), "billing").status()).isEqualTo(201);
        assertThat(issue(anOrganization(), "billing").status()).isEqualTo(201);
    }

    @Test
    void whatIsStoredIsTheDigestOfWhatWasShown() {
        OrganizationId organization = anOrganization();
        Answer issued = issue(organization, "billing");
        Answer rotated = rotate(organization, issued.field("keyId"), "{}");

        List<Fact> facts = stored().stream(issued.field("keyId"));

        assertThat(facts.get(0).payload()).contains(digestOf(issued).hex());
        assertThat(facts.get(1).payload()).contains(digestOf(rotated).hex());
    }

    @Test
    void everyDecisionCarriesItsContextAndNothingOfItInClear() {
        OrganizationId organization = anOrganization();
        String keyId = issue(organization, "billing").field("keyId");
        rotate(organization, keyId, "{}");
        revoke(organization, keyId);

        assertThat(stored().facts(organization).stream()
                        .filter(fact -> fact.type().startsWith("keyledger.Key")))
                .hasSize(5)
                .allSatisfy(fact -> assertThat(fact.metadata())
                        .containsPattern("\"context\": ?\"1\\.")
                        .contains("correlationId")
                        .doesNotContain("a test", "127.0.0.1"));
    }

    private static SecretDigest digestOf(Answer shown) {
        SecretText secret = SecretText.parse(shown.field("secret")).orElseThrow();
        return TestKeyring.keyring().digester().digest(secret);
    }
}
