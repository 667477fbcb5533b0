package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertInvalid;
import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no honest client sends: refused before anything is decided, with a problem that repeats none of it. */
class BadInputTest extends CommandSideTest {

    private static final String ISSUE = """
            {"name": "billing", "permission": "READ", "environment": "live"}""";

    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kl_live_canary\": 1 | a field",
                "\"secret\": \"kl_live_canary\" | secret",
            })
    void aFieldThatIsNotKnownIsRefused(String field, String shown) {
        assertInvalid(
                postAs("owner", keys(organization), ISSUE.replace("{", "{" + field + ", ")),
                shown,
                "is not known here; known are environment, expiresAt, name, permission");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ\", \"permission\": \"READ", "READ\"}]", "READ\",}"})
    void aBodyThatIsNotOneObjectIsRefused(String permission) {
        assertProblem(postAs("owner", keys(organization), ISSUE.replace("READ", permission)), 400, "MALFORMED_JSON");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"kl_live_canary\"", "7", "true", "[{}]"})
    void aBodyOfAnotherTypeIsRefused(String body) {
        assertInvalid(postAs("owner", keys(organization), body), "the body", "has a form that is not allowed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"P109500D\" | must be between PT0S and P30D",
                "\"PT-0.001S\" | must be between PT0S and P30D",
                "\"PT9223372036854775807S\" | must be between PT0S and P30D",
                "\"PT99999999999999999999S\" | must be an ISO-8601 duration such as PT24H",
                "\"P300Y\" | must be an ISO-8601 duration such as PT24H",
                "86400 | must be an ISO-8601 duration such as PT24H",
                "[] | must be an ISO-8601 duration such as PT24H",
                "\"\" | must be an ISO-8601 duration such as PT24H",
            })
    void anOverlapThatCannotBeIsRefused(String overlap, String reason) {
        String keyId = issue(organization, "billing").field("keyId");

        assertInvalid(rotate(organization, keyId, "{\"overlap\": " + overlap + "}"), "overlap", reason);
        assertThat(changes(organization)).containsExactly("KeyNameTaken", "KeyIssued");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"0000-01-01T00:00:00Z\" | must be in the future",
                "\"-1000000000-01-01T00:00:00Z\" | must be in the future",
                "\"+1000000000-12-31T23:59:59.999999999Z\" | must not be after the year 9999",
                "\"2027-02-30T00:00:00Z\" | must be an ISO-8601 instant such as 2030-01-31T12:00:00Z",
                "\"2027-01-31\" | must be an ISO-8601 instant such as 2030-01-31T12:00:00Z",
                "1798675200 | must be an ISO-8601 instant such as 2030-01-31T12:00:00Z",
                "{} | must be an ISO-8601 instant such as 2030-01-31T12:00:00Z",
            })
    void anExpiryThatCannotBeIsRefused(String expiry, String reason) {
        String body = ISSUE.replace("}", ", \"expiresAt\": " + expiry + "}");

        assertInvalid(postAs("owner", keys(organization), body), "expiresAt", reason);
        assertNothingHappened();
    }

    @Test
    void theLastMomentOfTheYear9999IsAllowed() {
        String body = ISSUE.replace("}", ", \"expiresAt\": \"9999-12-31T23:59:59.999Z\"}");

        assertThat(postAs("owner", keys(organization), body).field("expiresAt")).isEqualTo("9999-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🔑 keys", "👩‍💻", "مفتاح", "מפתח", "é", "鍵", "Zoë & \\\"Söhne\\\" <b>"})
    void aNameMayBeOfAnyScript(String name) {
        Answer issued = issue(organization, name);

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.field("name")).isEqualTo(name.replace("\\", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u202egnillib", "a\\u200fb", "a\\u0000b", "a\\nb", "\\ud83d", "\\ufeffa", "\\uffff"})
    void aNameThatHidesSomethingIsRefused(String name) {
        assertInvalid(issue(organization, name), "name", "must not hold control, format or direction characters");
        assertNothingHappened();
    }

    @Test
    void jsonTenThousandLevelsDeepIsRefused() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertInvalid(postAs("owner", keys(organization), deep), "the body", "has a form that is not allowed");
        assertInvalid(
                postAs("owner", keys(organization), ISSUE.replace("\"billing\"", deep)), "name", "must be a text");
        assertProblem(postAs("owner", keys(organization), "{\"kl_live_canary\": " + deep + "}"), 400, "MALFORMED_JSON");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff", "\u00c3(", "\u00ed\u00a0\u0080", "\u00f8\u0088\u0080\u0080\u0080"})
    void whatIsNotUtf8IsRefused(String bytes) {
        assertProblem(
                raw(whole("POST", keys(organization), "", ISSUE.replace("billing", bytes))), 400, "MALFORMED_JSON");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3",
                "X-Header: a\rb",
                "X-Header: a\0b",
                "kl_live_canary",
                "X Header: kl_live_canary",
            })
    void aHeaderThatCouldBeReadInTwoWaysIsRefused(String header) {
        Answer refused = raw(whole("POST", keys(organization), header + "\r\n", ISSUE));

        assertProblem(refused, 400, "BAD_REQUEST");
        assertThat(refused.text()).doesNotContain("canary", "Exception", "\tat ");
        assertNothingHappened();
    }

    @Test
    void aHeaderTooLongIsRefused() {
        Answer refused = raw(whole("POST", keys(organization), "X-Header: " + "x".repeat(100_000) + "\r\n", ISSUE));

        assertProblem(refused, 400, "BAD_REQUEST");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/organizations/..;/keys",
                "/v1/organizations/%2e%2e/keys",
                "/v1/organizations/%00kl_live_canary/keys",
                "/v1//organizations/x/keys",
                "/v1/organizations/x;kl_live_canary/keys",
                "/v1/organizations/%zz/keys",
                "/v1/organizations/\\kl_live_canary/keys",
                "/v1/organizations/%252e%252e/keys",
                "/v1/organizations/../../v1/organizations/x/keys",
            })
    void aPathThatLeadsElsewhereIsRefused(String path) {
        Answer refused = raw(whole("POST", path, "", ISSUE));

        assertProblem(refused, 400, "BAD_REQUEST");
        assertThat(refused.text()).doesNotContain("canary", "Exception", "\tat ");
    }

    @Test
    void aPathThatNamesAHostIsRefused() {
        Answer refused = raw(whole("POST", "//kl_live_canary/v1/organizations", "", ISSUE));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.field("code")).isEqualTo("BAD_REQUEST");
        assertThat(refused.text()).doesNotContain("canary");
    }

    @Test
    void aVeryLongPathIsRefused() {
        assertProblem(
                raw(whole("POST", "/v1/organizations/" + "x".repeat(5_000) + "/keys", "", ISSUE)), 404, "NOT_FOUND");
        assertProblem(
                raw(whole("POST", "/v1/organizations/" + "x".repeat(100_000) + "/keys", "", ISSUE)),
                400,
                "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "x"
            })
    void anotherTypeOfBodyIsRefused(String type) {
        String request = whole("POST", keys(organization), "", ISSUE)
                .replace("Content-Type: application/json", "Content-Type: " + type);

        assertProblem(raw(request), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    void whoTakesNoJsonIsRefusedBeforeAnythingHappens(String accept) {
        assertProblem(
                raw(whole("POST", keys(organization), "Accept: " + accept + "\r\n", ISSUE)), 406, "NOT_ACCEPTABLE");
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(changes(organization)).isEmpty();
    }

    private static String whole(String method, String path, String headers, String body) {
        return head(method, path) + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + "Authorization: Bearer "
                + TestIssuer.token("owner") + "\r\nContent-Type: application/json\r\n";
    }
}
