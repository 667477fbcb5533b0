package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LifeOfAKeyIT {

    private static RunningKeyledger keyledger;
    private static Api api;

    @BeforeAll
    static void start(@TempDir Path home) {
        keyledger = RunningKeyledger.startIn(home);
        api = new Api(keyledger);
    }

    @AfterAll
    static void stop() {
        keyledger.close();
    }

    @Test
    void aKeyLivesFromIssueToRefusalAndItsStoryIsReadBack() {
        Answer issued = api.issue("billing");
        assertThat(issued.status()).isEqualTo(201);
        assertThat(fields(issued.json()))
                .containsExactlyInAnyOrder(
                        "keyId",
                        "secret",
                        "name",
                        "permission",
                        "environment",
                        "secretVersion",
                        "issuedAt",
                        "expiresAt");
        String key = issued.text("keyId");
        String first = issued.text("secret");
        assertThat(first).matches("kl_live_[0-9A-Za-z]{49}");
        assertThat(issued.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertVerdict(first, true, "VALID");

        Answer rotated = api.rotate(key, "PT1H");
        assertThat(rotated.status()).isEqualTo(201);
        assertThat(fields(rotated.json()))
                .containsExactlyInAnyOrder("keyId", "secret", "secretVersion", "previousSecretValidUntil");
        String second = rotated.text("secret");
        assertThat(second).isNotEqualTo(first);
        assertVerdict(first, true, "VALID");
        assertVerdict(second, true, "VALID");
        assertThat(api.verify(first).json().get("secretVersion").asInt()).isEqualTo(1);
        assertThat(api.verify(second).json().get("secretVersion").asInt()).isEqualTo(2);

        Answer revoked = api.revoke(key);
        assertThat(revoked.status()).isEqualTo(200);
        assertVerdict(first, false, "REVOKED");
        assertVerdict(second, false, "REVOKED");
        assertThat(api.rotate(key, "PT0S").text("code")).isEqualTo("KEY_ALREADY_REVOKED");
        assertThat(api.key(key).text("state")).isEqualTo("REVOKED");

        assertThat(story(key))
                .containsExactly(
                        "keyledger.KeyNameTaken",
                        "keyledger.KeyIssued",
                        "keyledger.KeyRotated",
                        "keyledger.KeyNameFreed",
                        "keyledger.KeyRevoked");
        JsonNode entry = api.audit(key).json().get("entries").get(1);
        assertThat(entry.get("actor").get("subject").asString())
                .isEqualTo(keyledger.credentials().get("clientId"));
        assertThat(entry.get("actor").get("kind").asString()).isEqualTo("SYSTEM");
        assertThat(entry.get("context").get("sourceAddress").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    }

    @Test
    void anAdminReadsHisOwnWritesAndPositionsGrow() {
        Answer issued = api.issue("own writes");
        long written = position(issued);

        Answer read = api.key(issued.text("keyId"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(position(read)).isGreaterThanOrEqualTo(written);
        assertThat(position(api.verify(issued.text("secret")))).isGreaterThanOrEqualTo(written);
    }

    @Test
    void everyRevocationIsARefusalForWhateverVerifyStartsAfterItsAnswer() {
        for (int i = 0; i < 100; i++) {
            Answer issued = api.issue("raced " + i);
            assertVerdict(issued.text("secret"), true, "VALID");
            api.revoke(issued.text("keyId"));
            assertVerdict(issued.text("secret"), false, "REVOKED");
        }
    }

    @Test
    void aKeyThatIsExtendedWhileItIsRevokedIsRefusedEverAfter() {
        for (int i = 0; i < 30; i++) {
            Answer issued = api.issue("extended " + i);
            String key = issued.text("keyId");
            assertVerdict(issued.text("secret"), true, "VALID");

            CompletableFuture<Answer> extending =
                    CompletableFuture.supplyAsync(() -> api.extend(key, "2100-01-01T00:00:00Z"));
            assertThat(api.revoke(key).status()).isEqualTo(200);
            assertVerdict(issued.text("secret"), false, "REVOKED");
            Answer extended = extending.join();

            assertVerdict(issued.text("secret"), false, "REVOKED");
            assertThat(api.key(key).text("state")).isEqualTo("REVOKED");
            assertThat(extended.status()).isIn(200, 409);
            assertThat(story(key)).endsWith("keyledger.KeyRevoked");
            assertThat(story(key).contains("keyledger.KeyExpiryChanged")).isEqualTo(extended.status() == 200);
        }
    }

    @Test
    void theCredentialsFileHoldsExactlyWhatItShould() {
        assertThat(fields(keyledger.credentials().json()))
                .containsExactly(
                        "issuer",
                        "clientId",
                        "clientSecret",
                        "ownerUsername",
                        "ownerPassword",
                        "organizationId",
                        "validatorKey");
        assertThat(keyledger.console())
                .contains("initial-credentials.json")
                .doesNotContain(keyledger.credentials().get("clientSecret"))
                .doesNotContain(keyledger.credentials().get("ownerPassword"))
                .doesNotContain(keyledger.credentials().get("validatorKey"));
    }

    private static void assertVerdict(String secret, boolean valid, String code) {
        Answer verdict = api.verify(secret);
        assertThat(verdict.status()).isEqualTo(200);
        assertThat(verdict.json().get("valid").asBoolean()).isEqualTo(valid);
        assertThat(verdict.text("code")).isEqualTo(code);
    }

    private static List<String> story(String key) {
        List<String> story = new ArrayList<>();
        api.audit(key)
                .json()
                .get("entries")
                .forEach(entry -> story.add(entry.get("type").asString()));
        return story;
    }

    private static long position(Answer answer) {
        return answer.response()
                .headers()
                .firstValueAsLong("Keyledger-Position")
                .orElseThrow();
    }

    private static List<String> fields(JsonNode json) {
        return List.copyOf(json.propertyNames());
    }
}
