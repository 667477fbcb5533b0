package io.keyledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.http.testing.RawAnswer;
import io.keyledger.http.testing.RawHttp;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that no honest reader sends. */
class BadParameterTest {

    private final Installation installation = Installation.shared();
    private final Facts facts = installation.facts();
    private final OrganizationId organization = facts.register();
    private final TestKey key = facts.issue(organization, Permission.READ);
    private final long position = facts.join(organization, "reader", Role.AUDITOR);

    private Reply get(String path) {
        return installation
                .client()
                .get(
                        path.replace("ORG", organization.text())
                                .replace("KEY", key.id().text()),
                        "reader",
                        "Keyledger-Min-Position",
                        Long.toString(position));
    }

    private static void invalid(Reply reply, String field, String reason) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_FIELD");
        assertThat(reply.body().get("detail").asString()).isEqualTo(field + " " + reason);
        assertThat(reply.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=-1 | must be greater than or equal to 1",
                "limit=1001 | must be less than or equal to 1000",
                "limit=2147483648 | must be a whole number",
                "limit=1e2 | must be a whole number",
                "limit=%D9%A1%D9%A2x | must be a whole number",
                "limit=10&limit=20 | must be given once",
                "limit= | must be neither empty nor hold control characters",
                "after=-2 | must be greater than or equal to -1",
                "after=9223372036854775808 | must be a whole number",
                "after=0.5 | must be a whole number",
                "issuer=a%00b&subject=c | must be neither empty nor hold control characters",
                "subject=c&issuer=a%0Ab | must be neither empty nor hold control characters"
            })
    void aNumberOrTextThatCannotBeMeantIsRefusedByEveryList(String query, String reason) {
        String field = query.contains("issuer") ? "issuer" : query.substring(0, query.indexOf('='));
        invalid(get("/v1/organizations/ORG/keys?" + query), field, reason);
        invalid(get("/v1/organizations/ORG/audit?" + query), field, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "canary%F0%9F%94%91",
                "aHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbQ",
                "aHR0cHM6Ly9sb2dpbi5leGFtcGxlLmNvbQo2ZjFj%3D",
                "_____w"
            })
    void aMemberIdThatNamesNobodyIsRefused(String memberId) {
        String reason = "must be a memberId, as the list of members has it";
        invalid(get("/v1/organizations/ORG/audit?affects=" + memberId), "affects", reason);
        invalid(get("/v1/organizations/ORG/audit?through=" + memberId), "through", reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "%E2%80%8B", "%C2%AD%E2%A0%80"})
    void aNameOfWhichNothingCanBeSeenIsRefused(String name) {
        invalid(get("/v1/organizations/ORG/keys?name=" + name), "name", "must hold something that can be seen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2030-01-31",
                "2030-02-30T00:00:00Z",
                "1798675200",
                "0000-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "%2B1000000000-12-31T23:59:59.999999999Z",
                "%2B10000-01-01T00:00:00Z",
                "2030-01-31T12:00:00Z%20",
                "kl_live_canary"
            })
    void anInstantThatCannotBeIsRefused(String instant) {
        String reason = "must be an ISO-8601 instant such as 2030-01-31T12:00:00Z";
        invalid(get("/v1/organizations/ORG/audit?from=" + instant), "from", reason);
        invalid(get("/v1/organizations/ORG/audit?until=" + instant), "until", reason);
        invalid(get("/v1/organizations/ORG/keys?issuedBefore=" + instant), "issuedBefore", reason);
        invalid(get("/v1/organizations/ORG/keys?secretIssuedBefore=" + instant), "secretIssuedBefore", reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%F0%9F%94%91", "%D9%85%D9%81", "%E2%80%AEx", "%EF%BF%BF", "%25_!%5C'"})
    void aTextOfAnyScriptFindsNothing(String text) {
        assertThat(get("/v1/organizations/ORG/keys?name=" + text).body().toString())
                .startsWith("{\"keys\":[]");
        assertThat(get("/v1/organizations/ORG/audit?keyId=" + text).body().toString())
                .startsWith("{\"entries\":[]");
        assertThat(get("/v1/organizations/ORG/audit?issuer=x&subject=" + text)
                        .body()
                        .toString())
                .startsWith("{\"entries\":[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=%FF", "name=%ED%A0%80", "name=a&%C3=1"})
    void aQueryThatIsNotUtf8IsRefused(String query) {
        Reply reply = get("/v1/organizations/ORG/keys?" + query);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("MALFORMED_QUERY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/organizations/..;/keys | 400 | BAD_REQUEST
            /v1/organizations/%2e%2e/keys | 400 | BAD_REQUEST
            /v1/organizations/%00canary/keys | 400 | BAD_REQUEST
            /v1/organizations/ORG%2Fkeys | 400 | BAD_REQUEST
            /v1/organizations/ORG/keys;canary | 400 | BAD_REQUEST
            /v1/organizations/ORG/keys/%00 | 400 | BAD_REQUEST
            /v1/organizations/ORG/keys/..%2FKEY | 400 | BAD_REQUEST
            /v1/organizations/ORG/keys/KEY%20 | 404 | NOT_FOUND
            /v1/organizations/ORG/keys/canary/audit | 404 | NOT_FOUND
            /v1/organizations/ORG/keys/%F0%9F%94%91 | 404 | NOT_FOUND
            /v1//organizations/ORG/keys | 400 | BAD_REQUEST
            //canary/v1/organizations/ORG/keys | 400 | BAD_REQUEST
            /v1/organizations/ORG%0d%0acanary/members | 400 | BAD_REQUEST
            /v1/organizations/%zz/audit | 400 | BAD_REQUEST
            /v1/organizations/ORG\\keys | 400 | BAD_REQUEST
            """)
    void aPathThatLeadsElsewhereIsRefused(String path, int status, String code) {
        RawAnswer refused = raw(
                path.replace("ORG", organization.text()).replace("KEY", key.id().text()));
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.text()).contains("\"code\":\"" + code + '"').doesNotContain("canary", "Exception", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/organizations/%s/keys", "/v1/organizations/ORG/keys/%s", "/v1/organizations/%s/audit"})
    void anIdOfWhateverLengthIsNotFound(String path) {
        String known = path.replace("ORG", organization.text());
        assertThat(raw(known.formatted("x".repeat(5_000))).status()).isEqualTo(404);
        assertThat(raw(known.formatted("x".repeat(100_000))).status()).isEqualTo(400);
    }

    private RawAnswer raw(String path) {
        return RawHttp.send(
                installation.client().port(),
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer reader\r\n"
                        + "Keyledger-Min-Position: " + position + "\r\n\r\n");
    }
}
