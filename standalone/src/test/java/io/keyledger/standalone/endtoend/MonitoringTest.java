package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.standalone.InProcess;
import io.keyledger.standalone.endtoend.Api.Answer;
import io.keyledger.standalone.endtoend.MonitoringFiles.Alarm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What an operator sees of a program that has lived a little, and the files that rely on it. */
class MonitoringTest {

    private static final Path MANUAL = Path.of("../docs/operations.md");
    private static final String TOKEN = "a-token-for-metrics-that-is-long-enough-4f8a";
    private static final String METRICS = "/actuator/prometheus";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What the dashboard has to show, by the metric that says it. */
    private static final List<String> FIGURES = List.of(
            "keyledger_verdicts_total",
            "keyledger_verdicts_withheld_total",
            "keyledger_enforcement_seconds_bucket",
            "keyledger_validator_lease_age_seconds",
            "keyledger_validator_lag_facts",
            "keyledger_projection_lag_facts",
            "keyledger_projection_lag_seconds",
            "keyledger_projection_stopped",
            "keyledger_due_dates_backlog",
            "keyledger_due_dates_overdue_seconds",
            "keyledger_command_refusals_total",
            "keyledger_command_seconds_bucket");

    @TempDir
    private static Path home;

    private static int port;
    private static int verdicts;
    private static Api api;
    private static Api asked;
    private static String secret;
    private static Scrape atFirst;
    private static ConfigurableApplicationContext program;

    @BeforeAll
    static void live() throws Exception {
        Files.writeString(home.resolve("token"), TOKEN + "\n");
        port = RunningKeyledger.freePort();
        verdicts = RunningKeyledger.freePort();
        program = InProcess.start(
                "--server.port=" + port,
                "--keyledger.verdict.port=" + verdicts,
                "--keyledger.data=" + home.resolve("data"),
                "--keyledger.metrics.token-file=" + home.resolve("token"));
        atFirst = scrape();
        Credentials credentials = Credentials.in(home.resolve("data"));
        api = new Api("http://localhost:" + port, credentials);
        asked = api.at("http://127.0.0.1:" + verdicts);
        Answer issued = api.issue("a name that no metric tells");
        secret = issued.text("secret");
        api.verify(secret);
        asked.verify(secret);
        asked.verify(secret);
        asked.verify("nonsense");
        asked.anonymous("POST", "/v1/keys/verify");
        assertThat(api.issue("a name that no metric tells").status()).isEqualTo(409);
        assertThat(api.revoke(issued.text("keyId")).status()).isEqualTo(200);
        asked.verify(secret);
    }

    @AfterAll
    static void end() {
        program.close();
    }

    private static HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String text() throws Exception {
        HttpResponse<String> answer = get(METRICS, "Bearer " + TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static Scrape scrape() throws Exception {
        return Scrape.of(text());
    }

    @Test
    void metricsAreForTheBearerOfTheirTokenAlone() throws Exception {
        String access = "Bearer " + api.token();
        for (String authorization :
                List.of("", access, "Bearer " + secret, "Bearer " + TOKEN + "x", "Basic " + TOKEN, "Bearer ")) {
            HttpResponse<String> answer = get(METRICS, authorization);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("UNAUTHENTICATED").doesNotContain("keyledger_");
        }
        for (String path : List.of(METRICS, METRICS + "/", METRICS + "/x", "/actuator/metrics", "/actuator/heapdump")) {
            assertThat(get(path, access).statusCode()).as(path).isIn(401, 403);
        }
        for (String path : List.of("/actuator", "/actuator/health", "/v1/organizations")) {
            assertThat(get(path, "Bearer " + TOKEN).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void verdictsAreCountedByCodeOnBothPorts() throws Exception {
        Scrape scrape = scrape();
        assertThat(scrape.sum("keyledger_verdicts_total", "port", "management")).isEqualTo(1);
        assertThat(scrape.sum("keyledger_verdicts_total", "port", "management", "code", "VALID"))
                .isEqualTo(1);
        assertThat(scrape.sum("keyledger_verdicts_total", "port", "verdict", "code", "VALID"))
                .isEqualTo(2);
        assertThat(scrape.sum("keyledger_verdicts_total", "port", "verdict", "code", "MALFORMED"))
                .isEqualTo(1);
        assertThat(scrape.sum("keyledger_verdicts_total", "port", "verdict", "code", "REVOKED"))
                .isEqualTo(1);
        assertThat(scrape.sum("keyledger_verdicts_total", "port", "verdict")).isEqualTo(4);
        assertThat(scrape.sum("keyledger_verdicts_turned_away_total")).isEqualTo(1);
        assertThat(scrape.sum("keyledger_verdicts_withheld_total")).isZero();
    }

    @Test
    void commandsAreCountedByHowTheyCameOut() throws Exception {
        Scrape scrape = scrape();
        assertThat(scrape.sum("keyledger_command_seconds_count", "command", "IssueKey", "outcome", "refused"))
                .isEqualTo(1);
        assertThat(scrape.sum("keyledger_command_refusals_total", "command", "IssueKey", "refusal", "KeyNameInUse"))
                .isEqualTo(1);
        assertThat(scrape.sum("keyledger_command_seconds_count", "command", "RevokeKey", "outcome", "decided"))
                .isEqualTo(1);
        assertThat(scrape.sum("keyledger_enforcement_seconds_count", "outcome", "enforced"))
                .isEqualTo(1);
        assertThat(scrape.sum("keyledger_enforcement_seconds_sum", "outcome", "enforced"))
                .isPositive();
    }

    @Test
    void whoeverIsWellLooksWell() {
        await().untilAsserted(() -> {
            Scrape scrape = scrape();
            assertThat(scrape.values("keyledger_projection_stopped", "projection"))
                    .contains("key-lookup", "audit", "inventory", "due-dates");
            assertThat(scrape.sum("keyledger_projection_stopped")).isZero();
            assertThat(scrape.sum("keyledger_projection_lag_facts")).isZero();
            assertThat(scrape.sum("keyledger_index_stopped")).isZero();
            assertThat(scrape.sum("keyledger_index_loaded")).isEqualTo(1);
            assertThat(scrape.sum("keyledger_lease_held")).isEqualTo(1);
            assertThat(scrape.sum("keyledger_store_reachable")).isEqualTo(1);
            assertThat(scrape.sum("keyledger_store_writes")).isEqualTo(1);
            assertThat(scrape.sum("keyledger_validators_alive")).isEqualTo(1);
            assertThat(scrape.sum("keyledger_validator_lag_facts")).isZero();
            assertThat(scrape.sum("keyledger_validator_lease_age_seconds")).isBetween(0.0, 2.0);
            assertThat(scrape.sum("keyledger_due_dates_backlog")).isZero();
            assertThat(scrape.sum("keyledger_due_dates_overdue_seconds")).isZero();
        });
    }

    @Test
    void noMetricTellsASecretOrANameOrWhoseItIs() throws Exception {
        String text = text();
        List<Canary> canaries = new ArrayList<>(Canaries.keptIn(home));
        canaries.add(Canary.secret("issued secret", secret, null));
        canaries.add(Canary.text("token for metrics", TOKEN, null));
        assertThat(new CanarySearch(canaries).in(text)).isEmpty();
        assertThat(text)
                .doesNotContain(
                        "a name that no metric tells",
                        Credentials.in(home.resolve("data")).get("organizationId"));
    }

    @Test
    void theDashboardShowsWhatIsThereAndEverythingThatMustBeSeen() throws Exception {
        Scrape scrape = scrape();
        List<Expression> expressions = MonitoringFiles.dashboard();
        assertThat(expressions).hasSizeGreaterThan(10);
        assertThat(expressions)
                .allSatisfy(
                        one -> assertThat(one.unknownIn(scrape)).as(one.text()).isEmpty());
        assertThat(metricsOf(expressions)).containsAll(FIGURES);
    }

    @Test
    void everyMetricOfOursIsOnTheDashboardOrInAnAlarm() throws Exception {
        Set<String> used = metricsOf(MonitoringFiles.expressions());
        Set<String> ours = new TreeSet<>(scrape().metrics());
        ours.removeIf(metric -> !metric.startsWith("keyledger_"));
        // The parts of one histogram: whoever shows the buckets has shown them all.
        Set<String> unused = new TreeSet<>(ours);
        unused.removeIf(
                metric -> used.contains(metric) || used.contains(metric.replaceFirst("_(count|sum|max)$", "_bucket")));
        assertThat(unused).isEmpty();
    }

    @Test
    void everyAlarmSpeaksOfWhatIsThereAndTheManualSaysWhatToDo() throws Exception {
        Scrape scrape = scrape();
        List<Alarm> alarms = MonitoringFiles.alarms();
        Set<String> headings = new HashSet<>(Files.readAllLines(MANUAL));
        assertThat(alarms).hasSizeGreaterThan(10);
        for (Alarm alarm : alarms) {
            String name = alarm.name();
            assertThat(alarm.expression().unknownIn(scrape)).as(name).isEmpty();
            assertThat(alarm.runbook()).as(name).isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(headings).as("headings of the manual").contains("### " + name);
        }
        long described = headings.stream()
                .filter(heading -> heading.startsWith("### Keyledger"))
                .count();
        assertThat(described).as("alarms that the manual describes").isEqualTo(alarms.size());
    }

    /** One count is enough for an alarm, also the first of its kind. */
    @Test
    void noAlarmOverlooksACounterThatBeginsWithItsFirstCount() throws Exception {
        Scrape scrape = scrape();
        assertThat(MonitoringFiles.alarms())
                .allSatisfy(alarm -> assertThat(alarm.expression().overlooked(atFirst, scrape))
                        .as(alarm.name())
                        .isEmpty());
    }

    @Test
    void oneThatDidWouldBeNoticed() throws Exception {
        Scrape scrape = scrape();
        String refused = "keyledger_command_seconds_count{outcome=\"refused\"}";
        for (String blind : List.of(
                "sum(rate(keyledger_command_seconds_count[5m])) > 0",
                "sum(increase(keyledger_command_refusals_total[5m])) > 0",
                "sum(rate(keyledger_command_seconds_count{outcome!~\"decided|refused\"}[5m])) > 0",
                "sum(rate(" + refused + "[5m])) > 0 or sum(" + refused + " unless " + refused + " offset 1m) > 0",
                "sum(rate(" + refused + "[5m])) > 0 or max(" + refused + " unless " + refused + " offset 5m) > 0")) {
            assertThat(new Expression(blind).overlooked(atFirst, scrape))
                    .as(blind)
                    .hasSize(1);
        }
    }

    @Test
    void whatIsNotThereWouldBeNoticed() throws Exception {
        Scrape scrape = scrape();
        for (String wrong : List.of(
                "sum(rate(keyledger_verdicts[5m]))",
                "sum by (kode) (keyledger_verdicts_total)",
                "keyledger_verdicts_total{code=\"VALIDE\"}",
                "keyledger_verdicts_total{code=~\"VALID|REVOKE\"}",
                "keyledger_verdicts_total{kode=~\".*\"}")) {
            assertThat(new Expression(wrong).unknownIn(scrape)).as(wrong).isNotEmpty();
        }
    }

    private static Set<String> metricsOf(List<Expression> expressions) {
        Set<String> metrics = new TreeSet<>();
        expressions.forEach(one -> metrics.addAll(one.metrics()));
        return metrics;
    }
}
