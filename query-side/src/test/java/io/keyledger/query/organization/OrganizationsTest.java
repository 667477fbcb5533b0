package io.keyledger.query.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Installation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrganizationsTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private long position = facts.join(organization, "reader", Role.AUDITOR);

    private Reply get(String path, String who) {
        return installation
                .client()
                .get("/v1/organizations" + path, who, "Keyledger-Min-Position", Long.toString(position));
    }

    @Test
    void anOrganizationIsShownAsItsFactsLeftIt() {
        assertThat(get("/" + organization, "reader")
                        .body()
                        .get("rotationPolicy")
                        .toString())
                .isEqualTo(
                        "{\"maximumSecretAge\":\"PT8760H\",\"defaultOverlap\":\"PT24H\",\"maximumOverlap\":\"PT720H\"}");
        facts.rename(organization, "Another example");
        facts.rotateWithin(organization, Duration.ofDays(30));
        position = facts.close(organization);
        assertThat(get("/" + organization, "reader").body().toString())
                .isEqualTo("{\"organizationId\":\"" + organization + "\",\"name\":\"Another example\","
                        + "\"registeredAt\":\"2030-01-01T12:00:00Z\",\"closedAt\":\"2030-01-01T12:00:00Z\","
                        + "\"rotationPolicy\":{\"maximumSecretAge\":\"PT720H\",\"defaultOverlap\":\"PT1H\","
                        + "\"maximumOverlap\":\"PT24H\"}}");
    }

    @Test
    void operatorsSeeAllOrganizationsInPages() {
        OrganizationId later = facts.register();
        position = facts.join(OrganizationId.INSTALLATION, "operator", Role.OWNER);
        List<String> seen = new ArrayList<>();
        String next = "-1";
        while (!next.equals("null")) {
            JsonNode page = get("?limit=3&after=" + next, "operator").body();
            page.get("organizations")
                    .forEach(one -> seen.add(one.get("organizationId").asString()));
            next = page.get("next").toString();
        }
        assertThat(seen).containsSubsequence(organization.text(), later.text()).doesNotHaveDuplicates();
    }

    @Test
    void onlyOperatorsSeeThemAll() {
        position = facts.join(OrganizationId.INSTALLATION, "admin", Role.ADMIN);
        for (String path : List.of("/v1/organizations", "/v1/audit")) {
            assertThat(installation
                            .client()
                            .get(path, "admin", "Keyledger-Min-Position", Long.toString(position))
                            .status())
                    .isEqualTo(403);
            assertThat(installation.client().get(path, "reader").status()).isEqualTo(404);
            assertThat(installation.client().get(path, null).status()).isEqualTo(401);
        }
    }
}
