package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subjects that no issuer of tokens can have named. */
class BadSubjectTest extends CommandSideTest {

    private static final String SECRET = "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0";

    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @Test
    void anOwnerWhoIsNobodyIsRefused() {
        assertInvalid(register("null"), "owners[0]", "must not be null");
        assertInvalid(
                register("{\"issuer\": \"https://issuer.example\", \"subject\": \"founder\"}, null"),
                "owners[1]",
                "must not be null");
    }

    @ParameterizedTest
    @CsvSource({
        "https://issuer.example/SECRET, founder, issuer",
        "https://issuer.example, SECRET, subject",
        "https://issuer.example, a-SECRET-b, subject"
    })
    void aSubjectThatHoldsASecretIsRefused(String issuer, String subject, String field) {
        String named = "\"issuer\": \"%s\", \"subject\": \"%s\""
                .formatted(issuer, subject)
                .replace("SECRET", SECRET);

        Answer joined = postAs(
                "owner", "/v1/organizations/" + organization + "/members", "{" + named + ", \"role\": \"AUDITOR\"}");

        assertInvalid(joined, field, "must not hold a secret");
        assertInvalid(register("{" + named + "}"), field, "must not hold a secret");
        assertThat(joined.text()).doesNotContain(SECRET);
        assertThat(changes(organization)).isEmpty();
    }

    private Answer register(String owners) {
        return postAs("operator", "/v1/organizations", "{\"name\": \"Example\", \"owners\": [" + owners + "]}");
    }
}
