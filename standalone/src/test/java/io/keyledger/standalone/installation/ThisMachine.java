package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.AxonServerUnderTest;
import io.keyledger.standalone.installation.Compose.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Gives a service what {@code docker-compose.yml} gives it, by the same names: only places inside containers become places on this
 * machine, each port one that is free, and passwords those of a test.
 */
final class ThisMachine {

    static final String METRICS_TOKEN = "of-a-test-that-reads-metrics-once";

    private static final String VOLUMES = "/var/lib/keyledger/";
    private static final String SETTINGS = "/run/secrets/";
    private static final String OTHER_SECRETS = "/run/keyledger/";

    private final Path place;
    private final Map<String, String> places;
    private final Map<String, String> passwords;

    ThisMachine(Path place, Database database, String issuer) {
        this.place = place;
        this.places = Map.of(
                "jdbc:postgresql://postgres:5432/keyledger",
                database.url(),
                "http://keycloak:8080/realms/keyledger",
                issuer,
                "axonserver:8124",
                AxonServerUnderTest.address().orElse("127.0.0.1:1"),
                "axon-server",
                AxonServerUnderTest.isStore() ? "axon-server" : "",
                "0.0.0.0",
                "127.0.0.1",
                "8080",
                "0",
                "8081",
                "0");
        this.passwords = Map.of(
                "app-password",
                database.application().password(),
                "owner-password",
                database.owner().password(),
                "axon-token",
                "of-a-test",
                "metrics-token",
                METRICS_TOKEN);
    }

    /** The service's variables, and no others but those that any process of this test is started with. */
    Map<String, String> environment(Service service) throws IOException {
        Path secrets = secrets(service);
        Map<String, String> variables = new LinkedHashMap<>(Map.of(
                "PATH",
                Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"),
                "JAVA_TOOL_OPTIONS",
                "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));
        service.environment().forEach((name, text) -> {
            String here = places.getOrDefault(text, text)
                    .replace(SETTINGS, secrets + SETTINGS)
                    .replace(OTHER_SECRETS, secrets + OTHER_SECRETS)
                    .replace(VOLUMES, place + "/");
            assertThat(variables.put(name, here)).as(name).isNull();
        });
        return variables;
    }

    private Path secrets(Service service) throws IOException {
        Path root = place.resolve("secrets-of-" + service.name());
        for (Map.Entry<String, String> secret : service.secrets().entrySet()) {
            String password = Objects.requireNonNull(passwords.get(secret.getValue()), secret.getValue());
            Path file =
                    Path.of(root + Path.of(SETTINGS).resolve(secret.getKey()).toString());
            Files.createDirectories(file.getParent());
            Files.writeString(file, password);
        }
        return root;
    }
}
