package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.events.OrganizationId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyProblemTest extends CommandSideTest {

    private static final String CANARY = "kl_live_canary";

    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name      | \"\"                             | must not be empty",
                "name      | \"\\u00a0\"                       | must not be empty",
                "name      | \"kl_live_canary\\ud800\"         | must not hold control, format or direction characters",
                "name      | \"kl_live_canary\\u0000\"         | must not hold control, format or direction characters",
                "name      | null                           | must not be null",
                "name      | 7                              | must be a text",
                "expiresAt | \"2026-11-23T12:00:00Z\"        | must be in the future",
                "expiresAt | \"2026-11-23T12:00:00.000999Z\" | must be in the future",
                "expiresAt | \"+10000-01-01T00:00:00Z\"      | must not be after the year 9999",
                "expiresAt | \"kl_live_canary\"              | must be an ISO-8601 instant such as 2030-01-31T12:00:00Z",
                "permission | \"kl_live_canary\"             | must be one of READ, WRITE, WRITE_AND_OUTBOUND_CALLS",
                "environment | \"LIVE\"                      | must be one of live, test"
            })
    void aFieldThatIsNotAsItMustBeIsNamed(String field, String value, String reason) {
        Map<String, String> fields =
                new TreeMap<>(Map.of("name", "\"billing\"", "permission", "\"READ\"", "environment", "\"live\""));
        fields.put(field, value);
        String body = fields.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));

        assertInvalid(postAs("owner", keys(organization), body), field, reason);
        assertThat(stored().keyFacts(organization)).isEmpty();
    }

    @Test
    void aNameTooLongIsNamed() {
        assertInvalid(issue(organization, "x".repeat(101)), "name", "must not be longer than 100 characters");
        assertInvalid(issue(organization, "x".repeat(10_000)), "name", "must not be longer than 100 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, must be between PT0S and P30D",
        "P31D, must be between PT0S and P30D",
        "kl_live_canary, must be an ISO-8601 duration such as PT24H"
    })
    void anOverlapThatCannotBeIsNamed(String overlap, String reason) {
        String keyId = issue(organization, "billing").field("keyId");

        assertInvalid(rotate(organization, keyId, "{\"overlap\": \"" + overlap + "\"}"), "overlap", reason);
        assertThat(stored().stream(keyId)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aRotationNeedsABodyIfOnlyAnEmptyOne(String body) {
        String keyId = issue(organization, "billing").field("keyId");

        assertProblem(rotate(organization, keyId, body), 400, "MISSING_BODY");
        assertThat(rotate(organization, keyId, "{}").status()).isEqualTo(201);
    }

    @Test
    void aRevocationsFieldsAreNamed() {
        String path = keys(organization) + "/" + issue(organization, "billing").field("keyId") + "/revocation";

        assertInvalid(postAs("owner", path, "{}"), "reason", "must not be null");
        assertInvalid(
                postAs("owner", path, "{\"reason\": \"SUPERSEDED\", \"comment\": \"a\\u0000b\"}"),
                "comment",
                "must not hold control, format or direction characters");
        assertInvalid(
                postAs("owner", path, "{\"reason\": \"SUPERSEDED\", \"comment\": \"" + "x".repeat(501) + "\"}"),
                "comment",
                "must not be longer than 500 characters");
        assertInvalid(
                postAs("owner", path, "{\"reason\": \"SUPERSEDED\", \"key\": 1}"),
                "key",
                "is not known here; known are comment, reason");
        assertThat(stored().keyFacts(organization)).containsExactly("KeyNameTaken", "KeyIssued");
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertProblem(postAs("owner", keys(organization), "{\"name\": kl_live_canary"), 400, "MALFORMED_JSON");
    }

    @Test
    void aRevokedKeyCannotBeRotated() {
        String keyId = issue(organization, "billing").field("keyId");
        revoke(organization, keyId);

        assertProblem(rotate(organization, keyId, "{}"), 409, "KEY_ALREADY_REVOKED");
    }

    @Test
    void anExpiredKeyCannotBeRotated() {
        String keyId = postAs("owner", keys(organization), """
                {"name": "b", "permission": "READ", "environment": "live", "expiresAt": "2026-11-24T12:00:00Z"}""").field("keyId");
        clock.forward(Duration.ofDays(1));

        assertProblem(rotate(organization, keyId, "{}"), 409, "KEY_ALREADY_EXPIRED");
    }

    @Test
    void aPreviousSecretIsNotCutOff() {
        String keyId = issue(organization, "billing").field("keyId");
        rotate(organization, keyId, "{}");

        assertProblem(rotate(organization, keyId, "{}"), 409, "PREVIOUS_SECRET_STILL_VALID");
    }

    @Test
    void aNameInUseIsRefused() {
        issue(organization, "billing");

        assertProblem(issue(organization, "ＢＩＬＬＩＮＧ"), 409, "KEY_NAME_IN_USE");
        assertThat(stored().keyFacts(organization)).containsExactly("KeyNameTaken", "KeyIssued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key_00000000000000000000000000000000",
                "key_0000000000000000000000000000000",
                "KEY_00000000000000000000000000000000",
                "kl_live_canary",
                "'"
            })
    void aKeyThatIsNotOrCannotBeIsNotFound(String keyId) {
        assertProblem(rotate(organization, keyId, "{}"), 404, "NOT_FOUND");
        assertProblem(revoke(organization, keyId), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00kl_live_canary", "..;", "a%2Fb"})
    void aPathThatNoClientMeansIsRefusedBeforeAnyoneReadsIt(String keyId) {
        assertProblem(rotate(organization, keyId, "{}"), 400, "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org_00000000000000000000000000000001", "org_0", "kl_live_canary", "x"})
    void anOrganizationThatIsNotOrCannotBeIsNotFound(String id) {
        assertProblem(postAs("owner", "/v1/organizations/" + id + "/keys", """
                        {"name": "billing", "permission": "READ", "environment": "live"}"""), 404, "NOT_FOUND");
    }

    static void assertInvalid(Answer answer, String field, String reason) {
        assertProblem(answer, 400, "INVALID_FIELD");
        assertThat(answer.field("detail")).isEqualTo(field + " " + reason);
        assertThat(answer.json()).containsEntry("errors", List.of(Map.of("field", field, "reason", reason)));
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(answer.text()).doesNotContain(CANARY);
    }
}
