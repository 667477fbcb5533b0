package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.SubjectId;
import io.keyledger.http.CorrelationId;
import io.keyledger.http.MemberIds;
import io.keyledger.standalone.OtherIssuer;
import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OtherIssuerIT {

    private static OtherIssuer issuer;
    private static RunningKeyledger keyledger;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        issuer = new OtherIssuer();
        keyledger = RunningKeyledger.startIn(home, trusting(issuer), "--keyledger.first-owner=somebody");
    }

    @AfterAll
    static void stop() {
        keyledger.close();
        issuer.close();
    }

    @Test
    void anotherIssuerTakesThePlaceOfTheEmbeddedOne() throws Exception {
        Api owner = new Api(keyledger, issuer.token("somebody"));
        Api stranger = new Api(keyledger, issuer.token("somebody else"));

        Answer issued = owner.issue("by another issuer's subject");
        assertThat(issued.status()).as(issued.response().body()).isEqualTo(201);
        assertThat(owner.verify(issued.text("secret")).text("code")).isEqualTo("VALID");
        assertThat(stranger.issue("by a stranger").status()).isEqualTo(404);

        JsonNode actor =
                owner.audit(issued.text("keyId")).json().get("entries").get(1).get("actor");
        assertThat(actor.get("issuer").asString()).isEqualTo(issuer.uri());
        assertThat(actor.get("kind").asString()).isEqualTo("PERSON");
        assertThat(keyledger.credentials().json().get("clientSecret").isNull()).isTrue();
        assertThat(owner.anonymous("POST", "/oauth2/token").status())
                .as("there is no embedded provider")
                .isEqualTo(401);
    }

    @Test
    void theAuditTellsWhichSystemActedForWhom() throws Exception {
        Map<String, Object> act = Map.of("sub", "console", "act", Map.of("sub", "earlier"));
        Api owner = new Api(keyledger, issuer.token("somebody", act));
        Answer issued = owner.issue("through the console");
        assertThat(issued.status()).as(issued.response().body()).isEqualTo(201);

        JsonNode actor =
                owner.audit(issued.text("keyId")).json().get("entries").get(1).get("actor");
        assertThat(actor.get("subject").asString()).isEqualTo("somebody");
        assertThat(actor.get("through").get("subject").asString()).isEqualTo("console");
        assertThat(actor.get("through").get("issuer").asString()).isEqualTo(issuer.uri());

        Api stranger = new Api(keyledger, issuer.token("a stranger", Map.of("sub", "somebody")));
        assertThat(stranger.issue("through an owner").status()).isEqualTo(404);
    }

    @Test
    void whatCameOfARequestIsReadBackFromTheAuditExactly() throws Exception {
        Api owner = new Api(keyledger, issuer.token("somebody", Map.of("sub", "script")));
        String keys = owner.keys();
        Answer issued = owner.post(
                keys,
                "{\"name\":\"billing\",\"permission\":\"READ\",\"environment\":\"live\"}",
                CorrelationId.HEADER,
                "change-1");
        String key = issued.text("keyId");
        Answer rotated =
                owner.post(keys + "/" + key + "/rotation", "{\"overlap\":\"PT0S\"}", CorrelationId.HEADER, "change-2");
        Answer revoked = owner.post(
                keys + "/" + key + "/revocation",
                "{\"reason\":\"KEY_COMPROMISE\",\"comment\":\"leaked\"}",
                CorrelationId.HEADER,
                "change-3");
        assertThat(List.of(issued.status(), rotated.status(), revoked.status())).containsExactly(201, 201, 200);

        String script = MemberIds.of(new SubjectId(issuer.uri(), "script"));
        JsonNode entries = owner.get(keys.replaceFirst("keys$", "audit?through=" + script))
                .json()
                .get("entries");

        assertThat(texts(entries, "type"))
                .containsExactly(
                        "keyledger.KeyNameTaken",
                        "keyledger.KeyIssued",
                        "keyledger.KeyRotated",
                        "keyledger.KeyNameFreed",
                        "keyledger.KeyRevoked");
        assertThat(texts(entries, "correlationId"))
                .containsExactly("change-1", "change-1", "change-2", "change-3", "change-3");
        long first = position(issued) - 1;
        assertThat(entries.values().stream().map(entry -> entry.get("position").asLong()))
                .as("no other position is between those that were answered")
                .containsExactly(first, first + 1, position(rotated), position(revoked) - 1, position(revoked));
        entries.forEach(entry -> assertThat(entry.get("actor").toString())
                .isEqualTo("{\"issuer\":\"%s\",\"subject\":\"somebody\",\"kind\":\"PERSON\",".formatted(issuer.uri())
                        + "\"through\":{\"issuer\":\"%s\",\"subject\":\"script\"}}".formatted(issuer.uri())));
        assertThat(texts(entries, "keyId")).containsOnly(key);
        assertThat(entries.get(1).get("before").isNull()).isTrue();
        assertThat(entries.get(1).get("after").toString())
                .isEqualTo("{\"name\":\"billing\",\"permission\":\"READ\",\"environment\":\"live\","
                        + "\"expiresAt\":null,\"secretVersion\":1}");
        assertThat(entries.get(2).get("before").toString())
                .isEqualTo("{\"secretVersion\":1,\"previousSecretValidUntil\":null}");
        assertThat(entries.get(2).get("after").toString())
                .isEqualTo("{\"secretVersion\":2,\"previousSecretValidUntil\":%s}"
                        .formatted(entries.get(2).get("at")));
        assertThat(entries.get(3).get("before")).isEqualTo(entries.get(0).get("after"));
        assertThat(entries.get(4).get("before").toString()).isEqualTo("{\"state\":\"ACTIVE\"}");
        assertThat(entries.get(4).get("after").toString())
                .isEqualTo("{\"state\":\"REVOKED\",\"reason\":\"KEY_COMPROMISE\",\"comment\":\"leaked\"}");
    }

    private static List<String> texts(JsonNode entries, String field) {
        return entries.values().stream()
                .map(entry -> entry.get(field).asString())
                .toList();
    }

    private static long position(Answer answer) {
        return answer.response()
                .headers()
                .firstValueAsLong("Keyledger-Position")
                .orElseThrow();
    }

    @Test
    void aSwitchOfIssuerHandsNothingOver(@TempDir Path home) throws Exception {
        try (OtherIssuer first = new OtherIssuer();
                OtherIssuer second = new OtherIssuer();
                RunningKeyledger switched =
                        RunningKeyledger.startIn(home, trusting(first), "--keyledger.first-owner=somebody")) {
            Answer issued = new Api(switched, first.token("somebody")).issue("before the switch");
            assertThat(issued.status()).isEqualTo(201);

            switched.close();
            switched.startAgainWith(List.of(trusting(second)));

            Api namesake = new Api(switched, second.token("somebody"));
            assertThat(namesake.get(namesake.keys()).status()).isEqualTo(404);
            assertThat(namesake.audit(issued.text("keyId")).status()).isEqualTo(404);
            assertThat(namesake.issue("by a namesake").status()).isEqualTo(404);
            assertThat(namesake.revoke(issued.text("keyId")).status()).isEqualTo(404);
            assertThat(namesake.verify(issued.text("secret")).text("code")).isEqualTo("VALID");

            Api former = new Api(switched, first.token("somebody"));
            assertThat(former.get(former.keys()).status())
                    .as("the first issuer is trusted no more")
                    .isEqualTo(401);
        }
    }

    @Test
    void aFirstStartThatKnowsNoOwnerSaysSoInOneSentence(@TempDir Path home) throws Exception {
        Path log = home.resolve("console.log");
        Process refused = RunningKeyledger.launch(home, log, RunningKeyledger.freePort(), List.of(trusting(issuer)));

        assertThat(refused.waitFor(120, SECONDS)).isTrue();
        assertThat(refused.exitValue()).isNotZero();
        assertThat(Files.readString(log)).contains("set keyledger.first-owner").doesNotContain("\tat ");
    }

    private static String trusting(OtherIssuer issuer) {
        return "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri();
    }
}
