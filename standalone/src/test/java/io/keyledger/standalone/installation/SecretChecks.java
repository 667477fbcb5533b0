package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.installation.Compose.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who is given which secret, under which name, and that none is committed. */
final class SecretChecks {

    static final String SETTINGS = "/run/secrets/";
    static final String METRICS = "/run/keyledger/metrics-token";

    private static final Map<String, String> OURS = Map.of(
            "spring.datasource.password", "app-password",
            "keyledger.database.owner-password", "owner-password",
            "axon.axonserver.token", "axon-token");

    private static final Map<String, Map<String, String>> FOREIGN = Map.of(
            "postgres",
            Map.of(
                    "postgres-password", "postgres-password",
                    "owner-password", "owner-password",
                    "app-password", "app-password"),
            "axonserver",
            Map.of(
                    "axoniq.axonserver.accesscontrol.token", "axon-token",
                    "axoniq.axonserver.accesscontrol.admin-token", "axon-admin-token"),
            "keycloak",
            Map.of("keycloak-admin-password", "keycloak-admin-password", "walk-secret", "walk-secret"),
            "nginx",
            Map.of());

    private static final Set<String> KNOWN = KnownSettings.read();

    private SecretChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("every application is given the secrets that it needs", SecretChecks::ours),
                new Check("every foreign service is given its secrets", SecretChecks::foreign),
                new Check("no secret stands in a file that is committed", SecretChecks::files));
    }

    private static void ours(Installation files) {
        assertThat(OURS.keySet()).allMatch(KNOWN::contains);
        Map<String, String> withMetrics = new HashMap<>(OURS);
        withMetrics.put(METRICS, "metrics-token");
        assertThat(files.compose().sides())
                .allSatisfy(side -> assertThat(side.secrets()).isEqualTo(withMetrics));
        assertThat(files.compose().service(Compose.FIRST_START).secrets()).isEqualTo(OURS);
    }

    private static void foreign(Installation files) {
        FOREIGN.forEach((service, secrets) ->
                assertThat(files.compose().service(service).secrets()).isEqualTo(secrets));
    }

    private static void files(Installation files) {
        Compose compose = files.compose();
        Set<String> used = new TreeSet<>();
        for (Service service : compose.services()) {
            used.addAll(service.secrets().values());
            service.environment().forEach((name, text) -> {
                if (name.matches(".*(PASSWORD|SECRET|TOKEN).*")) {
                    assertThat(text).as(name).startsWith("/run/");
                }
            });
        }
        assertThat(compose.secretFiles().keySet()).isEqualTo(used);
        assertThat(compose.secretFiles())
                .allSatisfy((name, file) -> assertThat(file).isEqualTo("./secrets-compose/" + name));
        assertThat(Set.of(Checkout.find(Compose.FILE, "for secret in ([^;]*);").split(" ", -1)))
                .as("the secrets that a newcomer is told to make")
                .isEqualTo(used);
        assertThat(Checkout.text(".gitignore").lines()).contains("/secrets-compose/");
        assertThat(Checkout.text(".dockerignore").lines()).contains("*").doesNotContain("!secrets-compose");
    }
}
