package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Environment;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Client;
import io.keyledger.query.testing.Client.Reply;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.testing.TestClock;
import io.keyledger.secrets.SecretGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The verdict port answers as the management port does. */
class VerdictPortTest {

    private static final String MIN_POSITION = "Keyledger-Min-Position";

    private static Installation installation;
    private static Facts facts;
    private static Client port;

    @BeforeAll
    static void start() {
        installation = new Installation("keyledger.verdict.port=0");
        facts = installation.facts();
        port = installation
                .node()
                .client(installation.node().bean(VerdictPort.class).port());
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    private static List<Object> comparable(Reply reply) {
        JsonNode body = reply.body();
        if (body instanceof ObjectNode problem) {
            problem.remove(List.of("correlationId", "instance"));
        }
        TreeMap<String, String> headers = new TreeMap<>();
        for (String name : List.of("Content-Type", "Cache-Control", "WWW-Authenticate", "Retry-After", "Allow")) {
            headers.put(name, reply.header(name));
        }
        return List.of(reply.status(), headers, body.toString());
    }

    private static Reply both(String path, @Nullable String bearer, String body, String... headers) {
        Reply there = installation.client().post(path, bearer, body, headers);
        Reply here = port.post(path, bearer, body, headers);
        assertThat(comparable(here)).as(body).isEqualTo(comparable(there));
        return here;
    }

    private static String asked(String secret) {
        return "{\"key\":\"" + secret + "\",\"permission\":\"WRITE\"}";
    }

    private static List<String> secrets() {
        OrganizationId organization = facts.register();
        TestKey valid = facts.issue(organization, Permission.WRITE);
        TestKey weak = facts.issue(organization, Permission.READ);
        TestKey revoked = facts.issue(organization, Permission.WRITE);
        TestKey first = facts.issue(organization, Permission.WRITE);
        TestKey suspended = facts.issue(organization, Permission.WRITE);
        facts.rename(valid, "key of a test", "\u202e \"quoted\" \\ ключ 🔑");
        facts.suspend(suspended);
        facts.rotate(first, Duration.ZERO);
        facts.revoke(revoked);
        List<String> secrets = new ArrayList<>(List.of("", "nonsense", "\\u0000", nobodys()));
        TestKey expiring = facts.issue(organization, Permission.WRITE, TestClock.NOW.plusMillis(90_061_007));
        for (TestKey key : List.of(valid, weak, revoked, first, suspended, expiring)) {
            secrets.add(key.secret().reveal());
        }
        return secrets;
    }

    private static String nobodys() {
        return new SecretGenerator("kl").generate(Environment.LIVE).reveal();
    }

    private static String newest() {
        return Long.toString(facts.newest());
    }

    @Test
    void everyVerdictIsTheSame() {
        List<String> codes = new ArrayList<>();
        for (String secret : secrets()) {
            Reply reply = both(
                    "/v1/keys/verify", installation.validatorKey(), asked(secret), "Keyledger-Min-Position", newest());
            assertThat(Long.parseLong(reply.header("Keyledger-Position"))).isGreaterThanOrEqualTo(facts.newest());
            codes.add(reply.code());
        }
        assertThat(codes)
                .containsExactly(
                        "MALFORMED",
                        "MALFORMED",
                        "MALFORMED",
                        "NOT_FOUND",
                        "VALID",
                        "INSUFFICIENT_PERMISSION",
                        "REVOKED",
                        "RETIRED_SECRET",
                        "SUSPENDED",
                        "VALID");
    }

    @Test
    void manyAtOnceToo() {
        List<String> asked = secrets().stream().map(VerdictPortTest::asked).toList();
        Reply reply = both(
                "/v1/keys/verify-batch",
                installation.validatorKey(),
                "{\"keys\":[" + String.join(",", asked) + "]}",
                "Keyledger-Min-Position",
                newest());
        assertThat(reply.body().get("verdicts")).hasSize(asked.size());
    }

    @Test
    void whatIsNoQuestionIsTheSameProblem() {
        String validator = installation.validatorKey();
        for (String body : List.of(
                "{}",
                "[]",
                "null",
                "\"text\"",
                "{\"key\":null}",
                "{\"key\":7}",
                "{\"key\":\"a\",\"key\":\"b\"}",
                "{\"key\":\"a\",\"more\":1}",
                "{\"key\":\"a\",\"permission\":\"EVERYTHING\"}",
                "{\"key\":\"a\"",
                "{\"key\":\"a\"} more",
                "[".repeat(2_000))) {
            assertThat(both("/v1/keys/verify", validator, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        for (String body : List.of("{}", "{\"keys\":[]}", "{\"keys\":[null]}", "{\"keys\":[{}]}", "{\"keys\":{}}")) {
            assertThat(both("/v1/keys/verify-batch", validator, body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        String thousandAndOne = String.join(",", Collections.nCopies(1_001, "{\"key\":\"a\"}"));
        assertThat(both("/v1/keys/verify-batch", validator, "{\"keys\":[" + thousandAndOne + "]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoMayNotAskIsRefusedTheSameWay() {
        String body = asked("nonsense");
        TestKey customers = facts.issue(facts.register(), Permission.READ);
        TestKey writing = facts.issue(OrganizationId.INSTALLATION, Permission.WRITE);
        both("/v1/keys/verify", customers.secret().reveal(), body, "Keyledger-Min-Position", newest());
        assertThat(both("/v1/keys/verify", null, body).status()).isEqualTo(401);
        assertThat(both("/v1/keys/verify", "nonsense", body).status()).isEqualTo(401);
        assertThat(both("/v1/keys/verify", null, body, "Authorization", "Basic YTpi")
                        .status())
                .isEqualTo(401);
        assertThat(both("/v1/keys/verify", installation.validatorKey(), body, "Authorization", "Bearer a")
                        .status())
                .isEqualTo(400);
        assertThat(both("/v1/keys/verify", customers.secret().reveal(), body).status())
                .isEqualTo(403);
        assertThat(both("/v1/keys/verify", writing.secret().reveal(), body).status())
                .isEqualTo(403);
    }

    @Test
    void aPositionIsWaitedForWithoutHoldingUpOthers() {
        TestKey key = facts.issue(facts.register(), Permission.WRITE);
        long next = facts.newest() + 1;
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> port.post(
                "/v1/keys/verify",
                installation.validatorKey(),
                asked(key.secret().reveal()),
                "Keyledger-Min-Position",
                Long.toString(next)));
        for (int i = 0; i < 20; i++) {
            assertThat(port.post(
                                    "/v1/keys/verify",
                                    installation.validatorKey(),
                                    asked(key.secret().reveal()),
                                    MIN_POSITION,
                                    newest())
                            .code())
                    .isEqualTo("VALID");
        }
        facts.revoke(key);
        assertThat(waiting.join().code()).isEqualTo("REVOKED");

        Reply never = both(
                "/v1/keys/verify",
                installation.validatorKey(),
                asked("nonsense"),
                "Keyledger-Min-Position",
                Long.toString(next + 1_000_000));
        assertThat(never.status()).isEqualTo(503);
        assertThat(both(
                                "/v1/keys/verify",
                                installation.validatorKey(),
                                asked("nonsense"),
                                "Keyledger-Min-Position",
                                "soon")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whoeverAsksIsJudgedAtThatPositionToo() {
        TestKey caller = facts.issue(OrganizationId.INSTALLATION, Permission.READ);
        assertThat(both("/v1/keys/verify", caller.secret().reveal(), asked("nonsense"), MIN_POSITION, newest())
                        .status())
                .isEqualTo(200);
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> port.post(
                "/v1/keys/verify",
                caller.secret().reveal(),
                asked("nonsense"),
                MIN_POSITION,
                Long.toString(facts.newest() + 1)));
        for (int i = 0; i < 20; i++) {
            assertThat(port.post("/v1/keys/verify", installation.validatorKey(), asked("nonsense"))
                            .code())
                    .isEqualTo("MALFORMED");
        }

        facts.revoke(caller);

        assertThat(waiting.join().status()).isEqualTo(401);
    }

    @Test
    void noConnectionIsUpgraded() throws IOException {
        String body = asked("nonsense");
        String upgrading =
                head("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"
                        + "Content-Length: " + body.length() + "\r\n");
        String last = head("Connection: close\r\nContent-Length: 2\r\n") + "{}";

        assertThat(raw(upgrading + body + last)).startsWith("HTTP/1.1 200");
    }

    @Test
    void thereIsNothingElse() {
        assertThat(port.get("/v1/keys/verify", installation.validatorKey()).status())
                .isEqualTo(405);
        assertThat(port.get("/actuator/health", null).status()).isEqualTo(404);
        assertThat(port.get("/v1/projections", "operator").status()).isEqualTo(404);
    }

    private static String raw(String... parts) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                installation.node().bean(VerdictPort.class).port())) {
            socket.setSoTimeout(10_000);
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            InputStream answers = socket.getInputStream();
            return new String(answers.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String head(String more) {
        return "POST /v1/keys/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + installation.validatorKey() + "\r\n" + more + "\r\n";
    }

    @Test
    void requestsInOneGoAreAnsweredInTurn() throws IOException {
        String one = asked("nonsense");
        String first = head("Content-Length: " + one.length() + "\r\n") + one;
        String second = head("Content-Length: 2\r\n") + "{}";
        String last = head("Connection: close\r\nContent-Length: " + one.length() + "\r\n") + one;
        String answers = raw(first + second + last);
        assertThat(answers.split("HTTP/1.1 ")).hasSize(4);
        assertThat(answers.indexOf("MALFORMED")).isLessThan(answers.indexOf("INVALID_FIELD"));
        assertThat(answers.indexOf("INVALID_FIELD")).isLessThan(answers.lastIndexOf("MALFORMED"));
    }

    @Test
    void aBodyInPiecesIsRead() throws IOException {
        assertThat(raw(
                        head("Connection: close\r\nTransfer-Encoding: chunked\r\n"),
                        "7\r\n{\"key\":\r\n",
                        "b\r\n\"nonsense\"}\r\n",
                        "0\r\n\r\n"))
                .contains("200 OK", "MALFORMED");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedDeclaredOrNot() throws IOException {
        assertThat(raw(head("Content-Length: 10000000\r\n"))).contains("413", "PAYLOAD_TOO_LARGE");
        assertThat(raw(head("Content-Length: 99999999999999999999\r\n"))).contains(" 4");
        String piece = "10000\r\n" + " ".repeat(65_536) + "\r\n";
        assertThat(raw(head("Transfer-Encoding: chunked\r\n"), piece, piece, piece, piece, piece))
                .contains("413", "PAYLOAD_TOO_LARGE");
    }

    @Test
    void whatIsNoHttpIsRefused() throws IOException {
        assertThat(raw("NONSENSE\r\n\r\n")).contains(" 400 ");
        assertThat(raw("POST /v1/keys/verify HTTP/1.1\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }
}
