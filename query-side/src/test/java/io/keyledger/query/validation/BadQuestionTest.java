package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Permission;
import io.keyledger.http.testing.RawAnswer;
import io.keyledger.http.testing.RawHttp;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that no honest caller sends: refused with a problem that repeats none of them, least of all a secret. */
class BadQuestionTest {

    private final Installation installation = Installation.shared();
    private final String secret = installation
            .facts()
            .issue(Facts.anOrganization(), Permission.READ)
            .secret()
            .reveal();

    private Reply ask(String body) {
        return installation
                .client()
                .post("/v1/keys/verify", installation.validatorKey(), body.replace("SECRET", '"' + secret + '"'));
    }

    private void refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.body().toString()).doesNotContain(secret, "canary", "Exception");
    }

    private void invalid(String body, String field, String reason) {
        Reply reply = ask(body);
        refused(reply, 400, "INVALID_FIELD");
        assertThat(reply.body().get("errors").toString())
                .isIn(
                        "[{\"field\":\"" + field + "\",\"reason\":\"" + reason + "\"}]",
                        "[{\"reason\":\"" + reason + "\",\"field\":\"" + field + "\"}]");
    }

    @ParameterizedTest
    @CsvSource({"tenant, tenant", "KEY, KEY", "kl_live_canary, a field", "'', the body"})
    void aFieldThatIsNotKnownIsRefused(String name, String shown) {
        invalid("{\"key\": SECRET, \"" + name + "\": SECRET}", shown, "is not known here; known are key, permission");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"EVERYTHING\"", "\"read\"", "\" READ\"", "\"\"", "0", "1", "true", "[]", "{}", "SECRET"})
    void aPermissionThatIsNoneIsRefused(String permission) {
        invalid(
                "{\"key\": SECRET, \"permission\": " + permission + "}",
                "permission",
                "must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"permission\": \"READ\"}", "{\"key\": null}"})
    void aKeyIsRequired(String body) {
        invalid(body, "key", "must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "1.5", "true", "[]", "[SECRET]", "{}", "{\"key\": SECRET}"})
    void aKeyThatIsNoTextIsRefused(String key) {
        invalid("{\"key\": " + key + "}", "key", "must be a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "SECRET", "7", "true", "[{\"key\": SECRET}]", "{\"key\": SECRET} {\"key\": SECRET}"})
    void aBodyOfAnotherTypeIsRefused(String body) {
        invalid(body, "the body", "has a form that is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\": SECRET, \"key\": SECRET}",
                "{\"key\": SECRET}]",
                "{\"key\": SECRET",
                "{\"key\": SECRET,}",
                "{'key': SECRET}",
                "{\"key\": kl_live_canary}",
                "{\"key\": \"kl_live_canary\0\"}",
                "\0",
                "not JSON"
            })
    void whatIsNotOneWellFormedObjectIsRefused(String body) {
        refused(ask(body), 400, "MALFORMED_JSON");
    }

    @Test
    void jsonTenThousandLevelsDeepIsRefused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        for (String body :
                new String[] {deep, "{\"key\": " + deep + "}", "{\"key\": SECRET, \"permission\": " + deep + "}"}) {
            Reply reply = ask(body);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isIn("MALFORMED_JSON", "INVALID_FIELD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\\u0000",
                "a\\u0000b",
                "\\ud83d",
                "🔑",
                "👩‍💻",
                "مفتاح",
                "\\u202etxet",
                "kl_live_",
                "' or 1=1 --"
            })
    void aTextThatIsNoSecretIsAVerdictAndNoFault(String key) {
        Reply reply = ask("{\"key\": \"" + key + "\"}");
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.code()).isEqualTo("MALFORMED");
    }

    @Test
    void aVeryLongTextIsAVerdictToo() {
        assertThat(ask("{\"key\": \"" + "x".repeat(60_000) + "\"}").code()).isEqualTo("MALFORMED");
        assertThat(ask("{\"key\": \"kl_live_" + "0".repeat(60_000) + "\"}").code())
                .isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c3(", "\u00ed\u00a0\u0080", "\u00f8\u0088\u0080\u0080\u0080"})
    void whatIsNotUtf8IsRefused(String bytes) {
        RawAnswer refused = raw("Content-Type: application/json\r\n", "{\"key\": \"" + bytes + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("\"code\":\"MALFORMED_JSON\"");
    }

    @Test
    void aBodyIsRequired() {
        refused(ask(""), 400, "MISSING_BODY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "x"
            })
    void anotherTypeOfBodyIsRefused(String type) {
        RawAnswer refused = raw("Content-Type: " + type + "\r\n", "{\"key\": \"" + secret + "\"}");
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.text())
                .contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"")
                .doesNotContain(secret);
    }

    @Test
    void whoTakesNoJsonIsRefused() {
        RawAnswer refused =
                raw("Content-Type: application/json\r\nAccept: text/html\r\n", "{\"key\": \"" + secret + "\"}");
        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.text()).contains("\"code\":\"NOT_ACCEPTABLE\"").doesNotContain(secret);
    }

    private RawAnswer raw(String headers, String body) {
        return RawHttp.send(
                installation.client().port(),
                "POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                        + installation.validatorKey() + "\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }
}
