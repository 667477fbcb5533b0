package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.standalone.OtherIssuer;
import io.keyledger.standalone.endtoend.MonitoringFiles;
import io.keyledger.standalone.endtoend.Scrape;
import io.keyledger.standalone.fleet.Http;
import io.keyledger.standalone.fleet.Http.Answer;
import io.keyledger.standalone.installation.Compose.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged applications run together on the very variables and secrets of {@code docker-compose.yml}. Where the store is
 * PostgreSQL, the profile is all that they are not given.
 */
@ExtendWith(AxonServerUnderTest.EitherStore.class)
class InstallationIT {

    private static final String OF_ANSWERING = "keyledger_(verdicts|lease|index)_.*";
    private static final String OF_DECIDING = "keyledger_(command|enforcement|due_dates|validators?)_.*";

    private final Compose compose = Compose.read();

    @Test
    void anInstallationStartsIssuesAKeyGivesAVerdictAndTellsWhoAsked(@TempDir Path place) throws Exception {
        if (AxonServerUnderTest.isStore()) {
            AxonServerUnderTest.purge();
        }
        try (OtherIssuer issuer = new OtherIssuer()) {
            ThisMachine machine = new ThisMachine(place, TestPostgres.freshDatabase(), issuer.uri());
            try (ServiceProcess first = start("first-start", machine, place)) {
                first.awaitSuccess();
            }
            JsonNode made = JsonMapper.shared()
                    .readTree(Files.readString(place.resolve("data").resolve("initial-credentials.json")));
            String owner = issuer.token(
                    String.valueOf(compose.service("first-start").environment().get("KEYLEDGER_FIRSTOWNER")));

            try (ServiceProcess deciding = start("command-side-1", machine, place);
                    ServiceProcess answering = start("query-side-1", machine, place)) {
                Answer issued = issue(deciding.awaitReady(), owner, made);
                assertThat(issued.status()).as(issued.text()).isEqualTo(201);
                Answer verdict = Http.send(
                        "POST",
                        answering.awaitReady().verdictUrl() + "/v1/keys/verify",
                        made.get("validatorKey").asString(),
                        "{\"key\": \"" + issued.field("secret") + "\"}",
                        "Keyledger-Min-Position",
                        Long.toString(issued.position()));
                assertThat(verdict.field("code")).as(verdict.text()).isEqualTo("VALID");
                Answer audit = Http.send(
                        "GET",
                        answering.url() + "/v1/organizations/"
                                + made.get("organizationId").asString() + "/keys/" + issued.field("keyId") + "/audit",
                        owner,
                        "",
                        "Keyledger-Min-Position",
                        Long.toString(issued.position()));
                assertThat(audit.json().findValuesAsString("sourceAddress"))
                        .as(audit.text())
                        .containsOnly("198.51.100.7");
                Answer nameInUse = issue(deciding, owner, made);
                assertThat(nameInUse.status()).as(nameInUse.text()).isEqualTo(409);
                await().untilAsserted(() -> assertWatched(scrape(deciding), scrape(answering)));
            }
        }
    }

    private static Answer issue(ServiceProcess deciding, String owner, JsonNode made) {
        return Http.send(
                "POST",
                deciding.url() + "/v1/organizations/"
                        + made.get("organizationId").asString() + "/keys",
                owner,
                "{\"name\": \"billing\", \"permission\": \"READ\", \"environment\": \"live\"}",
                "X-Forwarded-For",
                "198.51.100.7");
    }

    private static Scrape scrape(ServiceProcess side) {
        Answer told = Http.send("GET", side.url() + "/actuator/prometheus", ThisMachine.METRICS_TOKEN, "");
        assertThat(told.status()).isEqualTo(200);
        return Scrape.of(told.text());
    }

    /** Each expression by one side alone: series of two processes have no labels in common by which they would be compared. */
    private static void assertWatched(Scrape deciding, Scrape answering) {
        assertThat(MonitoringFiles.expressions())
                .hasSizeGreaterThan(20)
                .allSatisfy(expression -> assertThat(
                                List.of(expression.unknownIn(deciding), expression.unknownIn(answering)))
                        .as(expression.text())
                        .anyMatch(List::isEmpty));
        assertThat(deciding.metrics()).noneMatch(metric -> metric.matches(OF_ANSWERING));
        assertThat(answering.metrics()).noneMatch(metric -> metric.matches(OF_DECIDING));
    }

    /** As its image does: by the entry point of the service, or else by that of the image. */
    private ServiceProcess start(String name, ThisMachine machine, Path place) throws IOException {
        Service service = compose.service(name);
        String jar = Checkout.path(service.jar()).toString();
        List<String> command = new ArrayList<>();
        for (String word : service.texts("entrypoint")) {
            command.add(word.replace("/usr/local/bin/", Checkout.path("docker/application") + "/")
                    .replaceFirst("^/opt/keyledger/.*\\.jar$", jar));
        }
        if (command.isEmpty()) {
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar));
        }
        return ServiceProcess.start(place.resolve(name + ".log"), machine.environment(service), command);
    }
}
