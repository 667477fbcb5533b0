package io.keyledger.query.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.api.Test;

class ProjectionsTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();

    private Reply list(String who, long position) {
        return installation.client().get("/v1/projections", who, "Keyledger-Min-Position", Long.toString(position));
    }

    @Test
    void anOperatorSeesHowEachProjectionStands() {
        long position = facts.join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
        Reply reply = list("operator", position);
        assertThat(reply.body().get("projections").values().stream()
                        .map(one -> one.get("name").asString()))
                .containsExactlyInAnyOrder("key-lookup", "audit", "inventory", "membership", "organizations");
        assertThat(reply.body().get("projections").values()).allSatisfy(one -> {
            assertThat(one.get("stopped").asBoolean()).isFalse();
            assertThat(one.get("head").asLong()).isGreaterThanOrEqualTo(position);
        });
    }

    @Test
    void onlyOwnersOfTheInstallationOperateIt() {
        facts.join(Facts.anOrganization(), "owner elsewhere".replace(' ', '-'), Role.OWNER);
        long position = facts.join(OrganizationId.INSTALLATION, "admin", Role.ADMIN);
        assertThat(list("admin", position).status()).isEqualTo(403);
        assertThat(list("owner-elsewhere", position).status()).isEqualTo(404);
        assertThat(installation
                        .client()
                        .post("/v1/projections/audit/rebuild", "admin", null)
                        .status())
                .isEqualTo(403);
        assertThat(installation
                        .client()
                        .post("/v1/projections/audit/rebuild", null, null)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whatIsNoProjectionCannotBeRebuilt() {
        long position = facts.join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
        Reply reply = installation
                .client()
                .post(
                        "/v1/projections/nothing/rebuild",
                        "operator",
                        null,
                        "Keyledger-Min-Position",
                        Long.toString(position));
        assertThat(reply.status()).isEqualTo(404);
    }
}
