package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Permission;
import io.keyledger.http.testing.RawAnswer;
import io.keyledger.http.testing.RawHttp;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and paths that no honest caller sends with a question that would be answered. */
class BadHeadTest {

    private final Installation installation = Installation.shared();
    private final String secret = installation
            .facts()
            .issue(Facts.anOrganization(), Permission.READ)
            .secret()
            .reveal();
    private final String bearer = "Authorization: Bearer " + installation.validatorKey() + "\r\n";

    private RawAnswer ask(String path, String headers) {
        String body = "{\"key\": \"" + secret + "\"}";
        return RawHttp.send(
                installation.client().port(),
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private RawAnswer ask(String headers) {
        return ask("/v1/keys/verify", headers);
    }

    private void refused(RawAnswer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .contains("\"code\":\"" + code + "\"")
                .doesNotContain(secret, installation.validatorKey(), "canary", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "+1",
                "1.5",
                "1e3",
                "0x10",
                "",
                "zebra",
                "1, 2",
                "1\r\nKeyledger-Min-Position: 1",
                "9223372036854775808",
                "99999999999999999999999999"
            })
    void aMinimalPositionThatIsNoneIsRefused(String position) {
        refused(ask(bearer + "Keyledger-Min-Position: " + position + "\r\n"), 400, "INVALID_HEADER");
    }

    @Test
    void aPositionThatNoStoreHasReachedIsNotWaitedForForEver() {
        RawAnswer refused = ask(bearer + "Keyledger-Min-Position: 9223372036854775807\r\n");
        refused(refused, 503, "VALIDATOR_STALE");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: ",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: bearer\tcanary",
                "Authorization: Bearer canary canary",
                "Authorization: Bearer canary,canary",
                "Authorization: Bearer \u00e4canary",
                "Authorization: Bearer \"canary\"",
                "Authorization: Basic Y2FuYXJ5Og==",
                "Authorization: Digest username=canary",
                "Proxy-Authorization: Bearer canary",
                "X-Api-Key: canary"
            })
    void aCredentialInAnotherFormIsNone(String header) {
        RawAnswer refused = ask(header + "\r\n");
        refused(refused, 401, header.startsWith("Authorization") ? "INVALID_TOKEN" : "UNAUTHENTICATED");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer realm=\"keyledger\"");
    }

    @Test
    void aVeryLongCredentialIsRefused() {
        refused(ask("Authorization: Bearer " + "x".repeat(6_000) + "\r\n"), 401, "INVALID_TOKEN");
        assertThat(ask("Authorization: Bearer " + "x".repeat(100_000) + "\r\n").status())
                .isEqualTo(400);
    }

    @Test
    void theNameOfTheSchemeIsOfAnyCase() {
        String known = "Keyledger-Min-Position: " + installation.facts().newest() + "\r\n";
        assertThat(ask(bearer.replace("Bearer", "bEARER") + known).text()).contains("\"code\":\"VALID\"");
    }

    @ParameterizedTest
    @CsvSource({"GET", "PUT", "DELETE", "PATCH"})
    void anotherMethodIsRefusedAndTheRightOneNamed(String method) {
        RawAnswer refused = RawHttp.send(
                installation.client().port(),
                method + " /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + bearer + "\r\n");
        refused(refused, 405, "METHOD_NOT_ALLOWED");
        assertThat(refused.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/keys/verify/ | 401 | UNAUTHENTICATED
            /v1/keys/verify/canary | 401 | UNAUTHENTICATED
            /v1/keys/verify;canary | 400 | BAD_REQUEST
            /v1/keys/verify;canary=1 | 400 | BAD_REQUEST
            /v1/keys;canary/verify | 400 | BAD_REQUEST
            /v1//keys/verify | 400 | BAD_REQUEST
            //canary/v1/keys/verify | 400 | BAD_REQUEST
            /v1/keys/../keys/verify | 400 | BAD_REQUEST
            /v1/keys/./verify | 400 | BAD_REQUEST
            /v1/keys/%2e/verify | 400 | BAD_REQUEST
            /v1/keys%2Fverify | 400 | BAD_REQUEST
            /v1/keys/verify%2F | 400 | BAD_REQUEST
            /v1/keys/verify%00 | 400 | BAD_REQUEST
            /v1/keys/verify%0d%0aX:canary | 400 | BAD_REQUEST
            /v1/keys/%zz | 400 | BAD_REQUEST
            /v1/keys/VERIFY | 401 | UNAUTHENTICATED
            /v1/keys\\verify | 400 | BAD_REQUEST
            /v1/keys/%76erify | 401 | UNAUTHENTICATED
            /v1/keys/verify?key=canary | 401 | UNAUTHENTICATED
            """)
    void noWayOfWritingThePathLeadsPastTheValidatorKey(String path, int status, String code) {
        refused(ask(path, ""), status, code);
    }
}
