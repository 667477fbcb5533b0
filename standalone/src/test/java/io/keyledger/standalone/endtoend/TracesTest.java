package io.keyledger.standalone.endtoend;

import static io.keyledger.standalone.endtoend.TraceReceiver.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.standalone.InProcess;
import io.keyledger.standalone.endtoend.Api.Answer;
import io.keyledger.standalone.endtoend.TraceReceiver.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request from its arrival to the last table that knows of it, as a collector is told. */
@ExtendWith(OutputCaptureExtension.class)
class TracesTest {

    private static final String SENDER = "b7ad6b7169203331";
    private static final String NAME = "a name that no trace tells";

    @TempDir
    private static Path home;

    private static TraceReceiver receiver;
    private static ConfigurableApplicationContext program;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        receiver = new TraceReceiver();
        int port = RunningKeyledger.freePort();
        program = InProcess.start(
                "--server.port=" + port,
                "--keyledger.data=" + home.resolve("data"),
                "--keyledger.tracing.endpoint=" + receiver.endpoint(),
                "--keyledger.tracing.share=1");
        api = new Api("http://localhost:" + port, Credentials.in(home.resolve("data")));
    }

    @AfterAll
    static void end() {
        program.close();
        receiver.close();
    }

    private static Answer issue(String name, String trace, String flags) {
        return api.post(
                api.keys(),
                "{\"name\":\"%s\",\"permission\":\"WRITE\",\"environment\":\"live\"}".formatted(name),
                "traceparent",
                "00-" + trace + "-" + SENDER + "-" + flags,
                "tracestate",
                "vendor=whatever",
                "baggage",
                "whatever=else");
    }

    private static Set<String> appliedTo(List<Told> steps, String fact) {
        return steps.stream()
                .filter(step -> step.name().equals("apply " + fact))
                .map(step -> step.attribute("keyledger.where").replaceAll("-[ab]$", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void aRequestIsFollowedFromItsArrivalToEveryTable() {
        String trace = "0af7651916cd43dd8448eb211c80319c";

        Answer issued = issue("followed", trace, "01");
        assertThat(issued.status()).isEqualTo(201);

        await().untilAsserted(() -> assertThat(appliedTo(receiver.told(trace), "KeyIssued"))
                .contains("validation-index", "key-lookup", "audit", "inventory"));
        await().untilAsserted(() -> only(receiver.told(trace), "POST /v1/organizations/{organizationId}/keys"));
        List<Told> steps = receiver.told(trace);
        Told request = only(steps, "POST /v1/organizations/{organizationId}/keys");
        Told command = only(steps, "command IssueKey");
        Told decision = only(steps, "decide IssueKey");
        assertThat(request.parent()).isEqualTo(SENDER);
        assertThat(request.service()).isEqualTo("keyledger");
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", "201")
                .containsEntry(
                        "keyledger.correlation_id",
                        issued.response()
                                .headers()
                                .firstValue("Keyledger-Correlation-Id")
                                .orElseThrow());
        assertThat(command.parent()).isEqualTo(request.id());
        assertThat(decision.parent()).isEqualTo(command.id());
        assertThat(steps)
                .filteredOn(step -> step.name().equals("apply KeyIssued"))
                .allSatisfy(step -> {
                    assertThat(step.parent()).isEqualTo(decision.id());
                    assertThat(step.attribute("keyledger.position")).isEqualTo(command.attribute("keyledger.position"));
                });
    }

    @Test
    void aRefusalIsNamedAndNothingElseIsSaidOfIt() {
        issue(NAME, "1af7651916cd43dd8448eb211c80319c", "00");
        String trace = "2af7651916cd43dd8448eb211c80319c";

        assertThat(issue(NAME, trace, "01").status()).isEqualTo(409);

        await().untilAsserted(() -> only(receiver.told(trace), "POST /v1/organizations/{organizationId}/keys"));
        assertThat(only(receiver.told(trace), "command IssueKey").attributes())
                .containsExactly(Map.entry("keyledger.failure", "KeyNameInUse"));
    }

    @Test
    void whatTheSenderDoesNotWantCollectedIsNotCollectedNorPutOnRecord() {
        String trace = "3af7651916cd43dd8448eb211c80319c";
        String after = "4af7651916cd43dd8448eb211c80319c";

        assertThat(issue("not followed", trace, "00").status()).isEqualTo(201);
        assertThat(issue("followed too", after, "01").status()).isEqualTo(201);

        await().untilAsserted(() ->
                assertThat(appliedTo(receiver.told(after), "KeyIssued")).contains("validation-index", "audit"));
        assertThat(receiver.told(trace)).isEmpty();
        assertThat(factsNaming(trace)).isZero();
        assertThat(factsNaming(after)).isPositive();
    }

    private static long factsNaming(String trace) {
        return program.getBean(JdbcClient.class)
                .sql("select count(*) from eventstore.event where metadata::text like ?")
                .param("%" + trace + "%")
                .query(Long.class)
                .single();
    }

    @Test
    void noTraceTellsASecretOrANameOrAPath(CapturedOutput console) throws Exception {
        Answer issued = issue(NAME + " either", "5af7651916cd43dd8448eb211c80319c", "01");
        String secret = issued.text("secret");
        List<Canary> canaries = new ArrayList<>(Canaries.keptIn(home));
        canaries.add(Canary.secret("issued secret", secret, null));
        Misuse.of(api, secret, issued.text("keyId"));
        String last = "6af7651916cd43dd8448eb211c80319c";
        assertThat(issue("the last one", last, "01").status()).isEqualTo(201);

        await().untilAsserted(() -> only(receiver.told(last), "POST /v1/organizations/{organizationId}/keys"));
        CanarySearch search = new CanarySearch(canaries);
        assertThat(receiver.told()).hasSizeGreaterThan(50);
        assertThat(receiver.everything()).allSatisfy(text -> {
            assertThat(search.in(text)).isEmpty();
            assertThat(text)
                    .doesNotContain(
                            NAME,
                            Credentials.in(home.resolve("data")).get("organizationId"),
                            issued.text("keyId"),
                            "whatever");
        });
        assertThat(console.getAll()).doesNotContain("Failed to export");
    }
}
