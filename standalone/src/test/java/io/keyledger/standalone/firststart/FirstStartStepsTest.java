package io.keyledger.standalone.firststart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import io.keyledger.standalone.ChildJvm;
import io.keyledger.standalone.OwnDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class FirstStartStepsTest {

    private final Database database = TestPostgres.freshDatabase();

    @ParameterizedTest
    @EnumSource(FirstStartStep.class)
    void aFirstStartKilledAfterAnyStepIsCompletedByTheNext(FirstStartStep step, @TempDir Path place) throws Exception {
        List<String> settings = new ArrayList<>(OwnDatabase.arguments(database));
        settings.addAll(List.of("--server.port=0", "--keyledger.data=" + place.resolve("data")));
        List<String> fatal = new ArrayList<>(settings);
        fatal.addFirst(step.name());
        try (ChildJvm killed =
                ChildJvm.start(place.resolve("output"), FirstStartProcess.class, fatal.toArray(String[]::new))) {
            assertThat(killed.exitValue()).as(killed::says).isEqualTo(FirstStartProcess.KILLED);
        }
        try (ConfigurableApplicationContext next = SpringApplication.run(
                Class.forName("io.keyledger.standalone.Keyledger"), settings.toArray(String[]::new))) {
            String url = "http://localhost:" + next.getEnvironment().getRequiredProperty("local.server.port");
            await().atMost(Duration.ofSeconds(30)).until(() -> ready(url));
            assertTheCredentialsWork(
                    url,
                    InitialCredentials.read(InitialCredentials.in(place.resolve("data")))
                            .orElseThrow());
            assertThat(factsByType())
                    .containsEntry("keyledger.OrganizationRegistered", 2L)
                    .containsEntry("keyledger.MemberJoined", 4L)
                    .containsEntry("keyledger.KeyIssued", 1L);
            assertThat(next.getBean(Installation.class).begun())
                    .hasValueSatisfying(begun -> assertThat(begun.complete()).isTrue());
        }
    }

    private static void assertTheCredentialsWork(String url, InitialCredentials credentials) throws Exception {
        String client = Base64.getEncoder()
                .encodeToString((credentials.clientId() + ":" + credentials.clientSecret())
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(status(
                        url + "/oauth2/token",
                        "Basic " + client,
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials"))
                .isEqualTo(200);
        assertThat(status(
                        url + "/v1/keys/verify",
                        "Bearer " + credentials.validatorKey(),
                        "application/json",
                        "{\"key\":\"" + credentials.validatorKey() + "\"}"))
                .isEqualTo(200);
    }

    private static boolean ready(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI readiness = URI.create(url + "/actuator/health/readiness");
            return http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        }
    }

    private static int status(String url, String authorization, String type, String body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Authorization", authorization)
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private Map<String, Long> factsByType() throws Exception {
        try (Connection connection = TestPostgres.superuser(database)) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("select type, count(*) from eventstore.event group by type")
                    .query(rows -> {
                        Map<String, Long> facts = new HashMap<>();
                        while (rows.next()) {
                            facts.put(rows.getString(1), rows.getLong(2));
                        }
                        return facts;
                    });
        }
    }
}
