package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertInvalid;
import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationLifeTest extends CommandSideTest {

    private static final String REGISTER = """
            {"name": "Example Ltd", "owners": [{"issuer": "%s", "subject": "founder"}]}""".formatted(TestIssuer.ISSUER);
    private static final String ISSUE = """
            {"name": "another", "permission": "READ", "environment": "live"}""";

    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @Test
    void anOrganizationIsRegisteredWithItsOwners() {
        Answer registered = postAs("operator", "/v1/organizations", REGISTER);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json())
                .containsOnly(
                        entry("organizationId", registered.field("organizationId")), entry("name", "Example Ltd"));
        OrganizationId id = new OrganizationId(registered.field("organizationId"));
        assertThat(stored().facts(id))
                .extracting(Fact::type)
                .containsExactly("keyledger.OrganizationRegistered", "keyledger.MemberJoined");
        assertThat(registered.header("Keyledger-Position")).isEqualTo(lastPosition(id));
        assertThat(postAs("founder", keys(id), ISSUE).status()).isEqualTo(201);
    }

    @Test
    void onlyOperatorsRegisterOrganizations() {
        assertProblem(postAs("owner", "/v1/organizations", REGISTER), 404, "NOT_FOUND");
        assertInvalid(
                postAs("operator", "/v1/organizations", "{\"name\": \"x\", \"owners\": []}"),
                "owners",
                "size must be between 1 and 20");
    }

    @Test
    void aPolicyCountsWholeSeconds() {
        for (String field : List.of("maximumSecretAge", "defaultOverlap", "maximumOverlap")) {
            String body = "{\"maximumSecretAge\": \"P30D\", \"defaultOverlap\": \"PT1H\", \"maximumOverlap\": \"P2D\"}"
                    .replaceFirst("(\"" + field + "\": )\"[^\"]*\"", "$1\"PT36H0.0000001S\"");
            assertInvalid(
                    sendAs("owner", "PUT", path("/rotation-policy"), body), field, "must be a whole number of seconds");
        }
    }

    @Test
    void anOrganizationIsRenamed() {
        Answer renamed = sendAs("owner", "PATCH", path(""), "{\"name\": \"Acme Ltd\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json())
                .containsOnly(entry("organizationId", organization.text()), entry("name", "Acme Ltd"));
        assertThat(renamed.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
        Answer again = sendAs("owner", "PATCH", path(""), "{\"name\": \"Acme Ltd\"}");
        assertThat(again.text()).isEqualTo(renamed.text());
        assertThat(changes(organization)).containsExactly("OrganizationRenamed");
    }

    @Test
    void aClosedOrganizationsKeysCanOnlyBeRevoked() {
        String keyId = issue(organization, "billing").field("keyId");
        String key = keys(organization) + "/" + keyId;

        Answer closed = postAs("owner", path("/closure"), "{\"comment\": \"contract ended\"}");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.field("organizationId")).isEqualTo(organization.text());
        assertThat(closed.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
        assertThat(postAs("operator", path("/closure"), "{}").status()).isEqualTo(200);
        assertThat(changes(organization)).containsExactly("KeyNameTaken", "KeyIssued", "OrganizationClosed");

        for (Answer refused : List.of(
                postAs("owner", keys(organization), ISSUE),
                postAs("owner", key + "/rotation", "{}"),
                postAs("owner", key + "/suspension", "{}"),
                sendAs("owner", "DELETE", key + "/suspension", ""),
                sendAs("owner", "DELETE", key + "/previous-secret", ""),
                sendAs("owner", "PATCH", key, "{}"),
                sendAs("owner", "PATCH", path(""), "{\"name\": \"x\"}"),
                sendAs("owner", "PUT", path("/rotation-policy"), policy("P30D", "PT1H", "P2D")))) {
            assertProblem(refused, 409, "ORGANIZATION_CLOSED");
        }
        assertThat(changes(organization)).hasSize(3);
        assertThat(revoke(organization, keyId).status()).isEqualTo(200);
        assertThat(changes(organization)).endsWith("OrganizationClosed", "KeyNameFreed", "KeyRevoked");
    }

    @Test
    void theInstallationIsNotClosed() {
        assertProblem(
                postAs("operator", "/v1/organizations/" + OrganizationId.INSTALLATION + "/closure", "{}"),
                409,
                "INSTALLATION_CANNOT_BE_CLOSED");
    }

    @Test
    void aRotationPolicyIsSetAndRotationsFollowIt() {
        String keyId = issue(organization, "billing").field("keyId");

        Answer set = setPolicy("P30D", "PT1H", "P2D");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json())
                .containsOnly(
                        entry("maximumSecretAge", "PT720H"),
                        entry("defaultOverlap", "PT1H"),
                        entry("maximumOverlap", "PT48H"));
        assertThat(set.header("Keyledger-Position")).isEqualTo(lastPosition(organization));
        assertThat(setPolicy("P30D", "PT1H", "P2D").text()).isEqualTo(set.text());
        assertThat(changes(organization)).containsExactly("KeyNameTaken", "KeyIssued", "RotationPolicyChanged");

        assertInvalid(
                rotate(organization, keyId, "{\"overlap\": \"PT48H0.001S\"}"),
                "overlap",
                "must be between PT0S and P2D");
        assertThat(rotate(organization, keyId, "{}").field("previousSecretValidUntil"))
                .isEqualTo("2026-11-23T13:00:00Z");
        assertThat(rotate(organization, keyId, "{\"overlap\": \"P2D\", \"retirePreviousSecret\": true}")
                        .field("previousSecretValidUntil"))
                .isEqualTo("2026-11-25T12:00:00Z");
    }

    @Test
    void aPolicyOutOfItsBoundsIsRefused() {
        assertInvalid(setPolicy("PT23H", "PT1H", "P2D"), "maximumSecretAge", "must be between P1D and P365D");
        assertInvalid(setPolicy("P30D", "PT1H", "P91D"), "maximumOverlap", "must be between PT0S and P90D");
        assertInvalid(setPolicy("P30D", "P3D", "P2D"), "defaultOverlap", "must be between PT0S and maximumOverlap");
        assertInvalid(setPolicy("P30D", "-PT1S", "P2D"), "defaultOverlap", "must be between PT0S and maximumOverlap");
        assertThat(changes(organization)).isEmpty();
    }

    private Answer setPolicy(String age, String usual, String longest) {
        return sendAs("admin", "PUT", path("/rotation-policy"), policy(age, usual, longest));
    }

    private static String policy(String age, String usual, String longest) {
        return """
                {"maximumSecretAge": "%s", "defaultOverlap": "%s", "maximumOverlap": "%s"}""".formatted(age, usual, longest);
    }

    private String path(String rest) {
        return "/v1/organizations/" + organization + rest;
    }
}
