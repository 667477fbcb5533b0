package io.keyledger.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.History.Fact;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An installation that has lived on PostgreSQL goes on with Axon Server as its store, as if nothing had been. */
@EnabledIfSystemProperty(named = "keyledger.test.store", matches = "axon-server")
@ExtendWith(AxonServerUnderTest.class)
class MoveIT {

    @Test
    void everythingGoesOnFromWhereItWas(@TempDir Path place) throws Exception {
        try (Fleet fleet = Fleet.onPostgres(place)) {
            OrganizationId organization = fleet.anOrganization();
            List<IssuedKey> keys = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                keys.add(fleet.issue(organization, "WRITE"));
            }
            List<String> secrets =
                    new ArrayList<>(keys.stream().map(IssuedKey::secret).toList());
            Answer rotated = done(fleet.decide(0, "POST", keys.get(0).path() + "/rotation", "{\"overlap\": \"PT1H\"}"));
            secrets.add(rotated.field("secret"));
            done(fleet.decide(1, "POST", keys.get(1).path() + "/suspension", "{}"));
            Answer last =
                    done(fleet.decide(0, "POST", keys.get(2).path() + "/revocation", "{\"reason\": \"SUPERSEDED\"}"));
            Map<String, String> before = told(fleet, organization, secrets, last.position());
            List<Fact> stored = History.ofPostgres(fleet).facts();
            assertThat(before).containsValues("VALID", "SUSPENDED", "REVOKED");

            fleet.moveToAxonServer();

            assertThat(told(fleet, organization, secrets, last.position())).isEqualTo(before);
            assertThat(History.of(fleet).facts()).startsWith(stored.toArray(Fact[]::new));
            IssuedKey next = fleet.issue(organization, "READ");
            assertThat(next.position()).isGreaterThan(last.position());
            fleet.warm(next);
            Answer ended = done(fleet.decide(1, "POST", next.path() + "/revocation", "{\"reason\": \"SUPERSEDED\"}"));
            Answer resumed = done(fleet.decide(0, "DELETE", keys.get(1).path() + "/suspension", ""));
            for (int validator = 0; validator < fleet.validators(); validator++) {
                assertThat(fleet.verify(validator, next.secret()).field("code")).isEqualTo("REVOKED");
                assertThat(fleet.verify(
                                        validator,
                                        keys.get(1).secret(),
                                        "Keyledger-Min-Position",
                                        Long.toString(resumed.position()))
                                .field("code"))
                        .isEqualTo("VALID");
            }
            assertThat(ended.json().path("enforcement").path("validators").asInt())
                    .isEqualTo(2);
            assertThat(fleet.look(0, next.path() + "/audit", resumed.position()).text())
                    .contains("keyledger.KeyIssued", "keyledger.KeyRevoked");
            assertThat(new Checker(History.of(fleet), new Diary()).contradictions())
                    .isEmpty();
        }
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer;
    }

    /** Verdicts of each validator, and what inventory and audit of each answering side tell, byte for byte. */
    private static Map<String, String> told(
            Fleet fleet, OrganizationId organization, List<String> secrets, long position) {
        Map<String, String> told = new TreeMap<>();
        for (int number = 0; number < fleet.validators(); number++) {
            for (int i = 0; i < secrets.size(); i++) {
                Answer verdict =
                        fleet.verify(number, secrets.get(i), "Keyledger-Min-Position", Long.toString(position));
                told.put("verdict " + i + " of " + number, verdict.field("code"));
            }
            String ofOrganization = "/v1/organizations/" + organization;
            told.put(
                    "keys of " + number,
                    done(fleet.look(number, ofOrganization + "/keys", position)).text());
            told.put(
                    "audit of " + number,
                    done(fleet.look(number, ofOrganization + "/audit", position))
                            .text());
        }
        return told;
    }
}
