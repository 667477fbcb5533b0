package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.standalone.OtherIssuer;
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
                Answer issued = Http.send(
                        "POST",
                        deciding.awaitReady().url() + "/v1/organizations/"
                                + made.get("organizationId").asString() + "/keys",
                        owner,
                        "{\"name\": \"billing\", \"permission\": \"READ\", \"environment\": \"live\"}",
                        "X-Forwarded-For",
                        "198.51.100.7");
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
                assertThat(Http.send("GET", deciding.url() + "/actuator/prometheus", ThisMachine.METRICS_TOKEN, "")
                                .text())
                        .contains("keyledger_command_seconds_count");
            }
        }
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
