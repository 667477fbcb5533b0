package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.RevocationReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationReasonsTest extends CommandSideTest {

    @ParameterizedTest
    @EnumSource(RevocationReason.class)
    void aKeyIsRevokedForEachReasonThereIs(RevocationReason reason) {
        OrganizationId organization = anOrganization();
        String key = issue(organization, "billing").field("keyId");

        Answer revoked =
                postAs("admin", keys(organization) + "/" + key + "/revocation", "{\"reason\": \"" + reason + "\"}");

        assertThat(revoked.status()).as(revoked.text()).isEqualTo(200);
        assertThat(revoked.field("reason")).isEqualTo(reason.name());
        assertThat(stored().stream(key).getLast().payload()).contains("\"reason\":\"" + reason + '"');
    }
}
