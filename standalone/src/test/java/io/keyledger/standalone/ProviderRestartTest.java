package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.standalone.provider.Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the embedded provider knows after its process has ended and another has begun. */
class ProviderRestartTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database = TestPostgres.freshDatabase();

    @Test
    void tokensAreGoodAndGuessersAreRefusedAcrossARestart(@TempDir Path home) throws Exception {
        Path data = home.resolve("data");
        TestClock clock = new TestClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        String keys;
        String token;
        String kid;
        try (ProgramUnderClock before = ProgramUnderClock.start(data, database, clock)) {
            JsonNode credentials = JSON.readTree(Files.readString(data.resolve("initial-credentials.json")));
            keys = "/v1/organizations/" + credentials.get("organizationId").asString() + "/keys";
            token = JSON.readTree(before.tokenByHeader(
                                    credentials.get("clientId").asString(),
                                    credentials.get("clientSecret").asString())
                            .body())
                    .get("access_token")
                    .asString();
            kid = kid(before);
            assertThat(before.get(keys, token).statusCode()).isEqualTo(200);

            before.bean(Clients.class).register("guessed at", "A client", "right");
            for (int i = 0; i < 5; i++) {
                before.tokenByForm("guessed at", "wrong");
            }
        }
        try (ProgramUnderClock after = ProgramUnderClock.start(data, database, clock)) {
            assertThat(kid(after)).isEqualTo(kid);
            assertThat(after.get(keys, token).statusCode()).isEqualTo(200);
            assertThat(after.tokenByForm("guessed at", "right").statusCode()).isEqualTo(401);
        }
    }

    private static String kid(ProgramUnderClock keyledger) {
        JsonNode keys = JSON.readTree(keyledger.get("/oauth2/jwks").body()).get("keys");
        assertThat(keys.size()).isOne();
        return keys.get(0).get("kid").asString();
    }
}
