package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditContextTest extends CommandSideTest {

    @Test
    void withoutItsAuditContextNothingIsDecided() throws Exception {
        OrganizationId organization = anOrganization();
        Actor owner = Actor.person(TestIssuer.subject("owner"));
        decisions.decide(
                new JoinMember(organization, TestIssuer.subject("never seen before"), Role.ADMIN, owner), Map.of());
        String body = """
                {"name": "billing", "permission": "READ", "environment": "live"}""";

        stored().execute("revoke all on identity.person_key from keyledger_app");
        Answer refused = postAs("never seen before", keys(organization), body);
        stored().execute("grant select, insert, delete on identity.person_key to keyledger_app");

        KeyProblemTest.assertProblem(refused, 503, "CONTEXT_NOT_SEALED");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(stored().keyFacts(organization)).isEmpty();
        assertThat(postAs("never seen before", keys(organization), body).status())
                .isEqualTo(201);
    }
}
