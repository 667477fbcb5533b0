package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.installation.Compose.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each service is told by its environment. */
final class SettingChecks {

    private static final String ROLES = "docker/postgres/10-roles.sh";
    private static final String EVERY_ADDRESS = "0.0.0.0";

    /** By convention of Axon Server; no file of ours says it. */
    private static final String AXON_SERVER_PORT = "8124";

    private static final Set<String> VARIABLES = KnownSettings.read().stream()
            .map(setting -> setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    private SettingChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("every variable of ours is a setting", SettingChecks::known),
                new Check("every application finds its stores and whom to trust", SettingChecks::stores),
                new Check("sides use the keyring that the first start makes", SettingChecks::places),
                new Check("PostgreSQL asks everybody for a password", SettingChecks::postgres),
                new Check("Axon Server asks everybody for a token", SettingChecks::axonServer),
                new Check("Keycloak is told who it is", SettingChecks::keycloak),
                new Check("nginx is told nothing", SettingChecks::nginx));
    }

    private static void known(Installation files) {
        assertThat(files.compose().ours())
                .allSatisfy(
                        service -> assertThat(service.environment().keySet()).allMatch(VARIABLES::contains));
    }

    private static void stores(Installation files) {
        Compose compose = files.compose();
        assertThat(compose.ours())
                .allSatisfy(service -> assertThat(service.environment())
                        .containsEntry(
                                "SPRING_PROFILES_ACTIVE",
                                Checkout.find(
                                        "event-store/src/main/java/io/keyledger/eventstore/AxonDefaults.java",
                                        "AXON_SERVER = Profiles.of\\(\"(.*)\"\\)"))
                        .containsEntry("SPRING_CONFIG_IMPORT", "configtree:" + SecretChecks.SETTINGS)
                        .containsEntry(
                                "SPRING_DATASOURCE_URL",
                                "jdbc:postgresql://postgres:5432/" + Checkout.find(ROLES, "CREATE DATABASE (\\w+)"))
                        .containsEntry("SPRING_DATASOURCE_USERNAME", Checkout.find(ROLES, "CREATE ROLE (\\w+_app) "))
                        .containsEntry(
                                "KEYLEDGER_DATABASE_OWNERUSERNAME", Checkout.find(ROLES, "CREATE ROLE (\\w+_owner) "))
                        .containsEntry(
                                "AXON_AXONSERVER_SERVERS",
                                compose.service("axonserver").text("hostname") + ":" + AXON_SERVER_PORT)
                        .containsEntry(
                                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                                compose.variable("keycloak", "KC_HOSTNAME") + "/realms/"
                                        + files.realm().text("/realm"))
                        .containsEntry("SERVER_ADDRESS", EVERY_ADDRESS)
                        .containsKey("SERVER_PORT"));
    }

    private static void places(Installation files) {
        String keyring = Checkout.find(
                "standalone/src/main/java/io/keyledger/standalone/data/KeysDirectory.java",
                "path.resolve\\(\"(keyring.*)\"\\)");
        for (Service side : files.compose().sides()) {
            Map<String, String> special = new HashMap<>(Map.of(
                    "KEYLEDGER_KEYRING",
                    VolumeChecks.KEYS + "/" + keyring,
                    "KEYLEDGER_METRICS_TOKENFILE",
                    SecretChecks.METRICS,
                    "SERVER_FORWARDHEADERSSTRATEGY",
                    "native"));
            if (side.module().equals("query-side")) {
                special.put(
                        "KEYLEDGER_VERDICT_PORT",
                        files.nginx().servers("verdicts").getFirst().replaceAll(".*:", ""));
                special.put("KEYLEDGER_VERDICT_ADDRESS", EVERY_ADDRESS);
            }
            assertThat(special(side)).as(side.name()).isEqualTo(special);
        }
        assertThat(special(files.compose().service(Compose.FIRST_START)))
                .isEqualTo(Map.of(
                        "KEYLEDGER_DATA", VolumeChecks.DATA,
                        "KEYLEDGER_KEYS", VolumeChecks.KEYS,
                        "KEYLEDGER_FIRSTOWNER", files.realm().text("/users/0/id")));
    }

    /** What not every application is told. */
    private static Map<String, String> special(Service service) {
        Map<String, String> special = new HashMap<>(service.environment());
        special.keySet()
                .removeAll(Set.of(
                        "SPRING_PROFILES_ACTIVE",
                        "SPRING_CONFIG_IMPORT",
                        "SPRING_DATASOURCE_URL",
                        "SPRING_DATASOURCE_USERNAME",
                        "KEYLEDGER_DATABASE_OWNERUSERNAME",
                        "AXON_AXONSERVER_SERVERS",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                        "SERVER_ADDRESS",
                        "SERVER_PORT"));
        return special;
    }

    private static void postgres(Installation files) {
        assertThat(files.compose().service("postgres").environment())
                .isEqualTo(Map.of(
                        "POSTGRES_PASSWORD_FILE", SecretChecks.SETTINGS + "postgres-password",
                        "POSTGRES_INITDB_ARGS", "--auth-local=scram-sha-256 --auth-host=scram-sha-256 --data-checksums",
                        "POSTGRES_HOST_AUTH_METHOD", "scram-sha-256"));
    }

    private static void axonServer(Installation files) {
        Service service = files.compose().service("axonserver");
        assertThat(service.text("hostname")).isEqualTo(service.name());
        assertThat(service.environment())
                .isEqualTo(Map.of(
                        "AXONIQ_AXONSERVER_HOSTNAME",
                        service.name(),
                        "AXONIQ_AXONSERVER_STANDALONE",
                        "true",
                        "AXONIQ_AXONSERVER_ACCESSCONTROL_ENABLED",
                        "true",
                        "SPRING_CONFIG_IMPORT",
                        "configtree:" + SecretChecks.SETTINGS));
    }

    private static void keycloak(Installation files) {
        assertThat(files.compose().service("keycloak").environment())
                .isEqualTo(Map.of(
                        "KC_HOSTNAME",
                                "http://" + files.nginx().servers("keycloak").getFirst(),
                        "KC_HTTP_ENABLED", "true",
                        "KC_HEALTH_ENABLED", "true",
                        "KC_DB", "dev-file",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin"));
    }

    private static void nginx(Installation files) {
        assertThat(files.compose().service("nginx").environment()).isEmpty();
    }
}
