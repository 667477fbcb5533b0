package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system acts on a person's behalf: the {@code act} claim (RFC 8693 section 4.1). */
class OnBehalfTest extends CommandSideTest {

    private static final String ISSUE = """
            {"name": "billing", "permission": "READ", "environment": "live"}""";

    @Test
    void theFactNamesThePersonAndTheSystem() {
        OrganizationId organization = anOrganization();
        assertThat(issue(organization, "owner", Map.of("sub", "stranger")).status())
                .isEqualTo(201);

        JsonNode by = by(organization);
        assertThat(by.get("subject").get("subject").asString()).isEqualTo("owner");
        assertThat(by.get("through").get("issuer").asString()).isEqualTo(TestIssuer.ISSUER);
        assertThat(by.get("through").get("subject").asString()).isEqualTo("stranger");
    }

    @Test
    void ofSystemsThatActedOneAfterTheOtherTheLastIsNamed() {
        OrganizationId organization = anOrganization();
        Map<String, Object> act = Map.of("sub", "last", "iss", "https://other.example", "act", Map.of("sub", "first"));
        assertThat(issue(organization, "owner", act).status()).isEqualTo(201);

        JsonNode through = by(organization).get("through");
        assertThat(through.get("issuer").asString()).isEqualTo("https://other.example");
        assertThat(through.get("subject").asString()).isEqualTo("last");
        assertThat(stored().facts(organization))
                .extracting(Fact::payload)
                .noneMatch(payload -> payload.contains("\"first\""));
    }

    @ParameterizedTest
    @CsvSource({
        "auditor, owner, 403, INSUFFICIENT_ROLE",
        "member, admin, 403, INSUFFICIENT_ROLE",
        "stranger, owner, 404, NOT_FOUND"
    })
    void theSystemsOwnRoleHelpsNobody(String person, String system, int status, String code) {
        OrganizationId organization = anOrganization();
        List<Fact> facts = stored().facts(organization);

        assertProblem(issue(organization, person, Map.of("sub", system)), status, code);
        assertThat(stored().facts(organization)).isEqualTo(facts);
    }

    private Answer issue(OrganizationId organization, String person, Map<String, Object> act) {
        return post(keys(organization), ISSUE, TestIssuer.token(person, act));
    }

    /** Who issued the organization's only key. */
    private JsonNode by(OrganizationId organization) {
        return stored().facts(organization).stream()
                .filter(fact -> fact.type().equals("keyledger.KeyIssued"))
                .map(fact -> JsonMapper.shared().readTree(fact.payload()).get("by"))
                .findFirst()
                .orElseThrow();
    }
}
