package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OtherIssuerIT {

    @Test
    void anotherIssuerTakesThePlaceOfTheEmbeddedOne(@TempDir Path home) throws Exception {
        try (OtherIssuer issuer = new OtherIssuer();
                RunningKeyledger keyledger =
                        RunningKeyledger.startIn(home, trusting(issuer), "--keyledger.first-owner=somebody")) {
            Api owner = new Api(keyledger, issuer.token("somebody"));
            Api stranger = new Api(keyledger, issuer.token("somebody else"));

            Answer issued = owner.issue("by another issuer's subject");
            assertThat(issued.status()).as(issued.response().body()).isEqualTo(201);
            assertThat(owner.verify(issued.text("secret")).text("code")).isEqualTo("VALID");
            assertThat(stranger.issue("by a stranger").status()).isEqualTo(404);

            JsonNode actor = owner.audit(issued.text("keyId"))
                    .json()
                    .get("entries")
                    .get(1)
                    .get("actor");
            assertThat(actor.get("issuer").asString()).isEqualTo(issuer.uri());
            assertThat(actor.get("kind").asString()).isEqualTo("PERSON");
            assertThat(keyledger.credentials().json().get("clientSecret").isNull())
                    .isTrue();
            assertThat(owner.anonymous("POST", "/oauth2/token").status())
                    .as("there is no embedded provider")
                    .isEqualTo(401);
        }
    }

    @Test
    void aFirstStartThatKnowsNoOwnerSaysSoInOneSentence(@TempDir Path home) throws Exception {
        try (OtherIssuer issuer = new OtherIssuer()) {
            Path log = home.resolve("console.log");
            Process refused =
                    RunningKeyledger.launch(home, log, RunningKeyledger.freePort(), List.of(trusting(issuer)));

            assertThat(refused.waitFor(120, SECONDS)).isTrue();
            assertThat(refused.exitValue()).isNotZero();
            assertThat(Files.readString(log))
                    .contains("set keyledger.first-owner")
                    .doesNotContain("\tat ");
        }
    }

    private static String trusting(OtherIssuer issuer) {
        return "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.uri();
    }
}
