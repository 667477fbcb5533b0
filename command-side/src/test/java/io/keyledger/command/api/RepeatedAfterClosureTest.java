package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A named request is known for ever, also when its organization has been closed since. */
class RepeatedAfterClosureTest extends CommandSideTest {

    private static final String BODY = "{\"name\": \"billing\", \"permission\": \"READ\", \"environment\": \"live\"}";

    @Test
    void aRepeatedIssueOrRotationStillTellsItsKey() {
        OrganizationId organization = anOrganization();
        String key = postAs("owner", keys(organization), BODY, "first").field("keyId");
        String rotation = keys(organization) + "/" + key + "/rotation";
        assertThat(postAs("owner", rotation, "{}", "second").status()).isEqualTo(201);
        assertThat(postAs("owner", "/v1/organizations/" + organization + "/closure", "{}")
                        .status())
                .isEqualTo(200);

        for (Answer repeated : List.of(
                postAs("owner", keys(organization), BODY, "first"), postAs("owner", rotation, "{}", "second"))) {
            assertProblem(repeated, 409, "SECRET_NOT_REPEATABLE");
            assertThat(repeated.field("keyId")).isEqualTo(key);
        }
        assertProblem(postAs("owner", keys(organization), BODY, "third"), 409, "ORGANIZATION_CLOSED");
        assertProblem(postAs("owner", rotation, "{}", "fourth"), 409, "ORGANIZATION_CLOSED");
    }
}
