package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.json.JsonMapper;

/** When the issuer of an installation is fixed, and to what. */
class IssuerTest {

    private static final String OTHER_ISSUER =
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://other.example";

    @TempDir
    private Path place;

    private Database database;

    @BeforeEach
    void database() {
        database = TestPostgres.freshDatabase();
    }

    @Test
    void aStartWhosePortWasTakenFixesNothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refusal("--server.port=" + taken.getLocalPort());
            assertThat(credentials()).doesNotExist();
        }
        assertItIsItsOwnIssuer(start("--server.port=0"));
    }

    @Test
    void portZeroNamesTheIssuerAfterThePortThatWasBoundAndLaterStartsKeepIt() throws Exception {
        String issuer = assertItIsItsOwnIssuer(start("--server.port=0"));
        try (ConfigurableApplicationContext later = start("--server.port=0")) {
            assertThat(discoveredIssuer(later)).isEqualTo(issuer);
        }
    }

    @Test
    void anotherIssuerIsForgottenIfTheFirstStartWasRefused() throws Exception {
        assertThat(refusal("--server.port=0", OTHER_ISSUER)).contains("set keyledger.first-owner");
        assertThat(credentials()).doesNotExist();
        assertItIsItsOwnIssuer(start("--server.port=0"));
    }

    @Test
    void theEmbeddedProviderNeverSpeaksInAnotherIssuersName() {
        start("--server.port=0", OTHER_ISSUER, "--keyledger.first-owner=somebody")
                .close();
        assertThat(refusal("--server.port=0"))
                .isEqualTo(
                        "This installation's members belong to the issuer http://other.example: name it with spring.security.oauth2.resourceserver.jwt.issuer-uri.");
        start("--server.port=0", OTHER_ISSUER).close();
    }

    private String assertItIsItsOwnIssuer(ConfigurableApplicationContext program) throws Exception {
        try (program) {
            String issuer = JsonMapper.shared()
                    .readTree(Files.readString(credentials()))
                    .get("issuer")
                    .asString();
            assertThat(issuer).isEqualTo("http://localhost:" + port(program));
            assertThat(discoveredIssuer(program)).isEqualTo(issuer);
            return issuer;
        }
    }

    private static String discoveredIssuer(ConfigurableApplicationContext program)
            throws IOException, InterruptedException {
        URI discovery = URI.create("http://localhost:" + port(program) + "/.well-known/openid-configuration");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer = http.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(answer).get("issuer").asString();
        }
    }

    private static int port(ConfigurableApplicationContext program) {
        return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private String refusal(String... arguments) {
        Throwable refused = catchThrowable(() -> start(arguments).close());
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(refused).getMessage());
    }

    private ConfigurableApplicationContext start(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--keyledger.data=" + place.resolve("data"));
        all.addAll(OwnDatabase.arguments(database));
        return SpringApplication.run(Keyledger.class, all.toArray(String[]::new));
    }

    private Path credentials() {
        return place.resolve("data/initial-credentials.json");
    }
}
