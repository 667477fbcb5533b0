package io.keyledger.command.api;

import static io.keyledger.command.api.KeyProblemTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.Stored.Fact;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import io.keyledger.http.MemberIds;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that its caller named is carried out once, however often it arrives. */
class IdempotencyTest extends CommandSideTest {

    private static final String ISSUE = """
            {"name": "billing", "permission": "READ", "environment": "live"}""";
    private static final String REGISTER = """
            {"name": "Example Ltd", "owners": [{"issuer": "%s", "subject": "founder"}]}""".formatted(TestIssuer.ISSUER);
    private static final String SECRET = "kl_live_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg37cCQ0";

    private final String named = UUID.randomUUID().toString();
    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @Test
    void aRepeatedIssueNamesTheKeyAndShowsNoSecret() {
        Answer issued = issue("owner");
        assertThat(issued.status()).isEqualTo(201);

        assertNotRepeatable(issue("owner"), issued.field("keyId"));
        assertNotRepeatable(afterARestart(() -> issue("owner")), issued.field("keyId"));
        assertThat(changes(organization)).containsExactly("KeyNameTaken", "KeyIssued");
    }

    @Test
    void aRepeatedIssueIsStillKnownWhenItsKeyIsRevokedAndItsNameTakenByAnother() {
        String keyId = issue("owner").field("keyId");
        revoke(organization, keyId);
        issue(organization, "billing");

        assertNotRepeatable(issue("owner"), keyId);
    }

    @Test
    void aRepeatedRotationNamesTheKeyAndShowsNoSecret() {
        String keyId = issue(organization, "billing").field("keyId");
        assertThat(rotate(keyId, "{}").status()).isEqualTo(201);

        assertNotRepeatable(rotate(keyId, "{}"), keyId);
        assertThat(rotate(organization, keyId, "{\"retirePreviousSecret\": true}")
                        .status())
                .isEqualTo(201);
        assertNotRepeatable(rotate(keyId, "{}"), keyId);
        assertNotRepeatable(afterARestart(() -> rotate(keyId, "{}")), keyId);
        assertThat(changes(organization).stream().filter("KeyRotated"::equals)).hasSize(2);
    }

    @Test
    void aRepeatedRegistrationAnswersTheSameOrganization() {
        Answer registered = register(REGISTER);
        OrganizationId id = new OrganizationId(registered.field("organizationId"));

        assertSame(register(REGISTER), registered);
        sendAs("founder", "PATCH", "/v1/organizations/" + id, "{\"name\": \"Renamed\"}");
        assertSame(register(REGISTER), registered);
        assertSame(afterARestart(() -> register(REGISTER)), registered);
        assertThat(stored().facts(id))
                .extracting(Fact::type)
                .containsExactly(
                        "keyledger.OrganizationRegistered", "keyledger.MemberJoined", "keyledger.OrganizationRenamed");
    }

    @Test
    void aNameThatStoodForSomethingElseIsRefused() {
        String keyId = issue("owner").field("keyId");
        assertReused(postAs("owner", keys(organization), ISSUE.replace("READ", "WRITE"), named));
        assertReused(postAs("owner", keys(organization), ISSUE.replace("billing", "Billing"), named));
        assertReused(rotate(keyId, "{}"));
        assertThat(changes(organization)).containsExactly("KeyNameTaken", "KeyIssued");

        String other = issue(organization, "other").field("keyId");
        rotate(other, "{}");
        assertReused(rotate(other, "{\"overlap\": \"PT1H\"}"));

        register(REGISTER);
        assertReused(register(REGISTER.replace("Example", "Sample")));
        assertReused(register(REGISTER.replace("founder", "somebody")));
    }

    @Test
    void anothersNameOrOneInAnotherOrganizationIsAnother() {
        OrganizationId elsewhere = anOrganization();
        String mine = issue("owner").field("keyId");

        Answer theirs = postAs("admin", keys(organization), ISSUE.replace("billing", "theirs"), named);
        Answer there = postAs("owner", keys(elsewhere), ISSUE, named);

        assertThat(List.of(theirs.status(), there.status())).containsOnly(201);
        assertThat(List.of(mine, theirs.field("keyId"), there.field("keyId"))).doesNotHaveDuplicates();
        assertThat(rotate(mine = issue(organization, "third").field("keyId"), "{}")
                        .status())
                .isEqualTo(201);
        assertThat(postAs(
                                "admin",
                                keys(organization) + "/" + mine + "/rotation",
                                "{\"retirePreviousSecret\": true}",
                                named)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whoMayNotAskIsNotToldThatItWasAskedBefore() {
        issue("admin");
        sendAs(
                "owner",
                "DELETE",
                "/v1/organizations/" + organization + "/members/" + MemberIds.of(TestIssuer.subject("admin")),
                "");

        assertProblem(issue("admin"), 404, "NOT_FOUND");
    }

    @RepeatedTest(20)
    void ofTwoAtTheSameTimeOneIsCarriedOut() throws Exception {
        List<Answer> issued = together(() -> issue("owner"), () -> issue("owner"));
        assertOneIsCarriedOut(issued);
        assertThat(changes(organization)).containsExactly("KeyNameTaken", "KeyIssued");

        String keyId = issued.getFirst().field("keyId");
        String rotation = UUID.randomUUID().toString();
        Supplier<Answer> rotate = () -> postAs("owner", keys(organization) + "/" + keyId + "/rotation", "{}", rotation);
        assertOneIsCarriedOut(together(rotate, rotate));
        assertThat(changes(organization)).containsExactly("KeyNameTaken", "KeyIssued", "KeyRotated");

        List<Answer> registered = together(() -> register(REGISTER), () -> register(REGISTER));
        assertThat(registered).extracting(Answer::status).containsOnly(201);
        assertThat(registered)
                .extracting(Answer::text)
                .containsOnly(registered.getFirst().text());
        assertThat(stored().facts(new OrganizationId(registered.getFirst().field("organizationId"))))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "\"\"", "\"a", "a\"", "\"a b\"", "\"a\\b\"", "\"a\"b\"", "\"ä\"", "'a'", "\"a\", \"b\""
            })
    void aNameThatIsNotOneQuotedStringIsRefused(String header) {
        assertHeaderRefused(header);
    }

    @Test
    void aNameOf256CharactersIsRefusedAndOneOf255IsNot() {
        assertHeaderRefused('"' + "x".repeat(256) + '"');
        assertThat(issueRaw("Idempotency-Key: \"" + "x".repeat(255) + "\"\r\n").status())
                .isEqualTo(201);
    }

    @Test
    void aNameSaidTwiceIsRefused() {
        assertRefused(issueRaw("Idempotency-Key: \"a\"\r\nIdempotency-Key: \"a\"\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {SECRET, "order-" + SECRET + "-1", "other_test_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgWRONG0"
            })
    void aNameThatCouldHoldASecretIsRefused(String key) {
        Answer refused = postAs("owner", keys(organization), ISSUE, key);

        assertRefused(refused);
        assertThat(refused.field("detail")).isEqualTo("Idempotency-Key must not hold a secret");
        assertThat(refused.text()).doesNotContain(key);
    }

    private void assertHeaderRefused(String header) {
        assertRefused(issueRaw("Idempotency-Key: " + header + "\r\n"));
    }

    private void assertRefused(Answer answer) {
        assertProblem(answer, 400, "INVALID_HEADER");
        assertThat(answer.field("detail")).startsWith("Idempotency-Key must ");
        assertThat(changes(organization)).isEmpty();
    }

    private Answer issueRaw(String header) {
        return raw("POST " + keys(organization) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + TestIssuer.token("owner") + "\r\nContent-Type: application/json\r\n"
                + header + "Content-Length: " + ISSUE.length() + "\r\n\r\n" + ISSUE);
    }

    private Answer issue(String by) {
        return postAs(by, keys(organization), ISSUE, named);
    }

    private Answer rotate(String keyId, String body) {
        return postAs("owner", keys(organization) + "/" + keyId + "/rotation", body, named);
    }

    private Answer register(String body) {
        return postAs("operator", "/v1/organizations", body, named);
    }

    private static void assertOneIsCarriedOut(List<Answer> answers) {
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        assertThat(answers)
                .extracting(answer -> answer.field("keyId"))
                .containsOnly(answers.getFirst().field("keyId"));
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertNotRepeatable(answer, answer.field("keyId")));
    }

    private static void assertNotRepeatable(Answer answer, String keyId) {
        assertProblem(answer, 409, "SECRET_NOT_REPEATABLE");
        assertThat(answer.json()).containsEntry("keyId", keyId).doesNotContainKey("secret");
    }

    private static void assertReused(Answer answer) {
        assertProblem(answer, 422, "IDEMPOTENCY_KEY_REUSED");
    }

    private static void assertSame(Answer answer, Answer first) {
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo(first.text());
    }

    @SafeVarargs
    private static List<Answer> together(Supplier<Answer>... calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.length);
        List<FutureTask<Answer>> tasks = Stream.of(calls)
                .map(call -> new FutureTask<>(() -> {
                    start.await();
                    return call.get();
                }))
                .toList();
        tasks.forEach(Thread::startVirtualThread);
        List<Answer> answers = new ArrayList<>();
        for (FutureTask<Answer> task : tasks) {
            answers.add(task.get());
        }
        return answers;
    }
}
