package io.keyledger.standalone.fleet;

import static io.keyledger.standalone.endtoend.TraceReceiver.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.endtoend.TraceReceiver;
import io.keyledger.standalone.endtoend.TraceReceiver.Told;
import io.keyledger.standalone.fleet.Fleet.IssuedKey;
import io.keyledger.standalone.fleet.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What one process of an installation decides arrives at the others as it was: refusals word by word, and traces step by step. */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class BetweenProcessesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NOWHERE = "/keys/key_0123456789abcdef0123456789abcdef";
    private static final String NOTHING_HERE =
            problem("not-found", "Not found", 404, "NOT_FOUND", "There is nothing here for you.", "");

    private static TraceReceiver receiver;
    private static Fleet fleet;
    private static OrganizationId organization;

    @BeforeAll
    static void start(@TempDir Path place) throws Exception {
        receiver = new TraceReceiver();
        fleet = new Fleet(place, "keyledger.tracing.endpoint=" + receiver.endpoint(), "keyledger.tracing.share=1");
        organization = fleet.anOrganization();
    }

    @AfterAll
    static void stop() throws Exception {
        fleet.close();
        receiver.close();
    }

    private static String path() {
        return "/v1/organizations/" + organization;
    }

    private static Answer issue(int turn, String name, String more, String... headers) {
        return fleet.decide(
                turn,
                "POST",
                path() + "/keys",
                "{\"name\": \"%s\", \"permission\": \"READ\", \"environment\": \"live\"%s}".formatted(name, more),
                headers);
    }

    private static String problem(String type, String title, int status, String code, String detail, String more) {
        return """
                {"type": "urn:keyledger:problem:%s", "title": "%s", "status": %d, "code": "%s", "detail": "%s"%s}""".formatted(type, title, status, code, detail, more);
    }

    /** At each deciding side, of which one at least has it from the other where commands go by way of Axon Server. */
    private static void assertRefused(IntFunction<Answer> asked, int status, String problem) {
        for (int turn = 0; turn < 2; turn++) {
            Answer answer = asked.apply(turn);
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            ObjectNode told = (ObjectNode) answer.json();
            assertThat(told.remove("correlationId").asString()).isNotEmpty();
            assertThat(told.remove("instance").asString()).startsWith("urn:keyledger:request:");
            JsonNode expected = JsonMapper.shared().readTree(problem);
            assertThat(told).isEqualTo(expected);
        }
    }

    @Test
    void whatIsNotThereOrNotHisIsNotFound() {
        assertRefused(
                turn -> fleet.decide(turn, "POST", path() + NOWHERE + "/rotation", "{\"overlap\": \"PT0S\"}"),
                404,
                NOTHING_HERE);
        assertRefused(turn -> fleet.decideAs("stranger", turn, "POST", path() + "/closure", "{}"), 404, NOTHING_HERE);
    }

    @Test
    void whoMayNotIsToldWhoMay() {
        Answer joined = fleet.decide(
                0,
                "POST",
                path() + "/members",
                "{\"issuer\": \"%s\", \"subject\": \"mary\", \"role\": \"MEMBER\"}".formatted(fleet.issuer()));
        assertThat(joined.status()).as(joined.text()).isEqualTo(201);

        assertRefused(
                turn -> fleet.decideAs("mary", turn, "POST", path() + "/closure", "{}"),
                403,
                problem(
                        "insufficient-role",
                        "Insufficient role",
                        403,
                        "INSUFFICIENT_ROLE",
                        "The role MEMBER does not allow this; an OWNER can do it.",
                        ""));
    }

    @Test
    void aConflictIsNamed() {
        assertThat(issue(0, "taken", "").status()).isEqualTo(201);
        assertRefused(
                turn -> issue(turn, "taken", ""),
                409,
                problem(
                        "key-name-in-use",
                        "Key name in use",
                        409,
                        "KEY_NAME_IN_USE",
                        "Another living key of this organization bears that name; revoke it first or choose another name.",
                        ""));

        IssuedKey revoked = fleet.issue(organization, "READ");
        fleet.decide(0, "POST", revoked.path() + "/revocation", "{\"reason\": \"SUPERSEDED\"}");
        assertRefused(
                turn -> fleet.decide(turn, "POST", revoked.path() + "/rotation", "{\"overlap\": \"PT0S\"}"),
                409,
                problem(
                        "key-already-revoked",
                        "Key already revoked",
                        409,
                        "KEY_ALREADY_REVOKED",
                        "The key is revoked; issue a new one.",
                        ""));
    }

    @Test
    void whatARefusalTellsBesideItsSentenceArrivesAsWell() {
        String keyId = issue(0, "once", "", "Idempotency-Key", "\"once\"").field("keyId");
        assertRefused(
                turn -> issue(turn, "once", "", "Idempotency-Key", "\"once\""),
                409,
                problem(
                        "secret-not-repeatable",
                        "Secret not repeatable",
                        409,
                        "SECRET_NOT_REPEATABLE",
                        "The key was issued before and its secret is not kept; rotate it to get a new one.",
                        ", \"keyId\": \"" + keyId + "\""));
        assertRefused(
                turn -> issue(turn, "another", "", "Idempotency-Key", "\"once\""),
                422,
                problem(
                        "idempotency-key-reused",
                        "Idempotency key reused",
                        422,
                        "IDEMPOTENCY_KEY_REUSED",
                        "This Idempotency-Key was used before for another request; use a new one.",
                        ""));
        assertRefused(
                turn -> issue(turn, "too late", ", \"expiresAt\": \"2020-01-01T00:00:00Z\""),
                400,
                problem(
                        "invalid-field",
                        "Invalid field",
                        400,
                        "INVALID_FIELD",
                        "expiresAt must be in the future",
                        ", \"errors\": [{\"field\": \"expiresAt\", \"reason\": \"must be in the future\"}]"));
    }

    @Test
    void aTraceIsOfEveryProcessThatTakesPart() {
        List<Told> first = traced(0, "0af7651916cd43dd8448eb211c80319c");
        List<Told> second = traced(1, "1af7651916cd43dd8448eb211c80319c");

        assertThat(only(first, "command IssueKey").instance())
                .isNotEqualTo(only(second, "command IssueKey").instance());
        if (AxonServerUnderTest.isStore()) {
            assertThat(only(first, "decide IssueKey").instance())
                    .as("who decides for the organization")
                    .isEqualTo(only(second, "decide IssueKey").instance());
        }
    }

    /** The steps of an issuance, once each of its two validators has told of its own. */
    private static List<Told> traced(int turn, String trace) {
        Answer issued = issue(turn, "traced " + turn, "", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.told(trace))
                        .filteredOn(BetweenProcessesIT::isOfAValidator)
                        .extracting(Told::instance)
                        .doesNotHaveDuplicates()
                        .hasSize(fleet.validators()));
        await().atMost(PATIENCE).untilAsserted(() -> {
            only(receiver.told(trace), "decide IssueKey");
            only(receiver.told(trace), "POST /v1/organizations/{organizationId}/keys");
        });

        List<Told> steps = receiver.told(trace);
        Told command = only(steps, "command IssueKey");
        Told decision = only(steps, "decide IssueKey");
        assertThat(List.of(command, decision)).extracting(Told::service).containsOnly("keyledger-command-side");
        assertThat(decision.parent()).isEqualTo(command.id());
        assertThat(steps).filteredOn(BetweenProcessesIT::isOfAValidator).allSatisfy(step -> {
            assertThat(step.service()).isEqualTo("keyledger-query-side");
            assertThat(step.parent()).isEqualTo(decision.id());
        });
        return steps;
    }

    private static boolean isOfAValidator(Told step) {
        return step.name().equals("apply KeyIssued")
                && step.attribute("keyledger.where").equals("validation-index");
    }
}
