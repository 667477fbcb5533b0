package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.command.testing.TestValidators;
import io.keyledger.events.OrganizationId;
import io.keyledger.http.MemberIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkRevocationTest extends CommandSideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ALL = "{\"reason\": \"KEY_COMPROMISE\", \"comment\": \"laptop stolen\", \"all\": true}";

    private OrganizationId organization;

    @BeforeEach
    void anOrganizationWithoutKeys() {
        organization = anOrganization();
    }

    private Answer revoke(String body) {
        return postAs("owner", "/v1/organizations/" + organization + "/revocation", body);
    }

    private Answer revokeWhere(String keys) {
        return revoke("{\"reason\": \"SUPERSEDED\", \"keys\": {" + keys + "}}");
    }

    private String issue(String by, String name, String permission, String environment) {
        Answer issued = postAs(by, keys(organization), """
                {"name": "%s", "permission": "%s", "environment": "%s"}""".formatted(name, permission, environment));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.field("keyId");
    }

    private String rotateAs(String by, String key, String overlap) {
        Answer rotated = postAs(by, keys(organization) + "/" + key + "/rotation", "{\"overlap\": \"" + overlap + "\"}");
        assertThat(rotated.status()).as(rotated.text()).isEqualTo(201);
        return key;
    }

    private static String member(String subject) {
        return MemberIds.of(TestIssuer.subject(subject));
    }

    @SuppressWarnings("unchecked")
    private static List<String> revoked(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return (List<String>) Objects.requireNonNull(answer.json().get("keyIds"));
    }

    private List<Fact> ends() {
        return stored().facts(organization).stream()
                .filter(fact -> fact.type().equals("keyledger.KeyRevoked"))
                .toList();
    }

    @Test
    void allLivingKeysEndWithOneAnswer() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            keys.add(issue("owner", "key " + i, "READ", "live"));
        }
        revoke(organization, keys.removeLast());
        String foreign = issue(anOrganization(), "billing").field("keyId");

        Answer answer = revoke(ALL);

        assertThat(revoked(answer)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(ends())
                .hasSize(70)
                .allSatisfy(end -> assertThat(end.payload()).contains("\"reason\":\"KEY_COMPROMISE\""));
        long last = ends().getLast().position();
        assertThat(answer.header("Keyledger-Position")).isEqualTo(Long.toString(last));
        assertThat(stored().stream(foreign)).hasSize(1);
        assertThat(revoked(revoke(ALL))).isEmpty();
        assertThat(ends()).hasSize(70);
        assertThat(issue("owner", "key 0", "READ", "live"))
                .as("its name is free")
                .isNotEmpty();
    }

    @Test
    void whatIsNamedIsWhatEnds() {
        String first = issue("owner", "first", "READ", "live");
        String second = issue("admin", "second", "WRITE", "test");
        clock.forward(Duration.ofMinutes(1));
        String third = issue("admin", "third", "WRITE", "live");

        assertThat(revoked(revokeWhere("\"permission\": \"READ\", \"environment\": \"test\"")))
                .isEmpty();
        assertThat(revoked(revokeWhere("\"environment\": \"test\", \"permission\": \"WRITE\", \"issuedBy\": \""
                        + member("admin") + '"')))
                .containsExactly(second);
        assertThat(revoked(revokeWhere("\"issuedBefore\": \"" + clock.instant() + '"')))
                .containsExactly(first);
        assertThat(revoked(revokeWhere("\"issuedAfter\": \"" + clock.instant().minusSeconds(1) + '"')))
                .containsExactly(third);
    }

    @Test
    void whoWasShownASecretThatMayStillWorkIsFound() {
        String shownFirst = issue("owner", "shown first", "READ", "live");
        String stillWorking = rotateAs("admin", issue("owner", "still working", "READ", "live"), "PT1H");
        String replaced = rotateAs("admin", issue("owner", "replaced", "READ", "live"), "PT0S");
        String retired = rotateAs("admin", issue("owner", "retired", "READ", "live"), "PT1H");
        assertThat(sendAs("owner", "DELETE", keys(organization) + "/" + retired + "/previous-secret", "")
                        .status())
                .isEqualTo(200);

        assertThat(revoked(revokeWhere("\"shownTo\": \"" + member("owner") + '"')))
                .containsExactlyInAnyOrder(shownFirst, stillWorking);
        assertThat(revoked(revokeWhere("\"shownTo\": \"" + member("admin") + '"')))
                .containsExactlyInAnyOrder(replaced, retired);
    }

    @Test
    void oneWaitIsForTheLastOfThem() {
        issue("owner", "one", "READ", "live");
        issue("owner", "two", "READ", "live");
        try (TestValidators validators = validators()) {
            UUID validator = validators.one(1, Long.parseLong(lastPosition(organization)));
            CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> revoke(ALL));
            await().atMost(PATIENCE).until(() -> ends().size() == 2);
            validators.applies(validator, ends().getFirst().position());
            await().during(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> !asked.isDone());

            validators.applies(validator, ends().getLast().position());

            Answer answer = asked.orTimeout(20, TimeUnit.SECONDS).join();
            assertThat(revoked(answer)).hasSize(2);
            assertThat(enforcement(answer))
                    .containsEntry("position", (int) ends().getLast().position())
                    .containsEntry("validators", 1);
        }
    }

    @Test
    void whereNothingIsLeftToEndItWaitsForWhatEndedBefore() {
        issue("owner", "one", "READ", "live");
        revoked(revoke(ALL));
        try (TestValidators validators = validators()) {
            UUID validator = validators.one(1, ends().getLast().position() - 1);
            CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> revoke(ALL));
            await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> !asked.isDone());

            validators.applies(validator, Long.MAX_VALUE);

            assertThat(revoked(asked.orTimeout(20, TimeUnit.SECONDS).join())).isEmpty();
        }
    }

    @Test
    void keysThatEndInOtherWaysAreNotMeant() {
        Answer expiring = postAs(
                "owner", keys(organization), """
                {"name": "expiring", "permission": "READ", "environment": "live", "expiresAt": "%s"}""".formatted(clock.instant().plusSeconds(60)));
        assertThat(expiring.status()).isEqualTo(201);
        clock.forward(Duration.ofMinutes(2));
        await().atMost(PATIENCE)
                .until(() -> stored().stream(expiring.field("keyId")).size() == 2);

        assertThat(revoked(revoke(ALL))).isEmpty();
    }

    @Test
    void inAClosedOrganizationNoKeyLives() {
        issue("owner", "one", "READ", "live");
        assertThat(postAs("owner", "/v1/organizations/" + organization + "/closure", "{}")
                        .status())
                .isEqualTo(200);

        assertThat(revoked(revoke(ALL))).isEmpty();
        assertThat(ends()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"reason": "SUPERSEDED"}                                                      | keys
            {"reason": "SUPERSEDED", "all": false}                                        | keys
            {"reason": "SUPERSEDED", "keys": {}}                                          | keys
            {"reason": "SUPERSEDED", "all": true, "keys": {"permission": "READ"}}         | keys
            {"reason": "SUPERSEDED", "keys": {"issuedBy": "nobody"}}                      | keys.issuedBy
            {"reason": "SUPERSEDED", "keys": {"shownTo": ""}}                             | keys.shownTo
            {"reason": "SUPERSEDED", "keys": {"issuedBefore": "-1000-01-01T00:00:00Z"}}   | keys.issuedBefore
            {"reason": "SUPERSEDED", "keys": {"issuedAfter": "+20000-01-01T00:00:00Z"}}   | keys.issuedAfter
            {"reason": "SUPERSEDED", "keys": {"permission": "ALL"}}                       | keys.permission
            {"reason": "SUPERSEDED", "keys": {"name": "billing"}}                         | keys.name
            {"all": true}                                                                 | reason
            """)
    void whatDoesNotClearlySayWhichKeysRevokesNone(String body, String field) {
        issue("owner", "one", "READ", "live");

        Answer answer = revoke(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("\"field\":\"" + field + '"');
        assertThat(ends()).isEmpty();
    }

    @Test
    void strangersLearnNothing() {
        assertProblem(postAs("stranger", "/v1/organizations/" + organization + "/revocation", ALL), 404, "NOT_FOUND");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> enforcement(Answer answer) {
        return (Map<String, Object>) Objects.requireNonNull(answer.json().get("enforcement"));
    }
}
