package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.keyledger.standalone.installation.Script.End;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of the installation do what its files rely on. */
class InstallationScriptsTest {

    private static final String FIRST_START = "docker/application/first-start.sh";
    private static final String WELCOME = "standalone/src/main/java/io/keyledger/standalone/firststart/Welcome.java";
    private static final String LOGGED =
            "standalone/src/main/java/io/keyledger/standalone/firststart/FirstStartLifecycle.java";
    private static final String ROLES = "docker/postgres/10-roles.sh";
    private static final String EMBEDDED_ROLES = "standalone/src/main/java/io/keyledger/standalone/postgres/Roles.java";

    private Script script = new Script(Path.of("."));

    @BeforeEach
    void standIn(@TempDir Path place) {
        script = new Script(place);
    }

    @Test
    void theFirstStartEndsOnceItsApplicationIsReady() throws Exception {
        String line = Checkout.find(WELCOME, "\"\\\\n(Keyledger is ready at )\"") + "http://localhost:8080";
        End end = script.with("java", "echo \"$*\"; echo '" + line + "'; exec sleep 60")
                .run(FIRST_START, Map.of(), "of-a-test.jar", "--more");
        assertThat(end.status()).as(end.said()).isZero();
        assertThat(end.said()).contains("-jar of-a-test.jar --more", line);
    }

    @Test
    void theFirstStartEndsAlsoWhereItsLinesAreJson() throws Exception {
        String line = "{\"log\":{\"level\":\"INFO\"},\"message\":\""
                + Checkout.find(LOGGED, "\"(Keyledger is ready at http://localhost:)") + "8080\"}";
        End end = script.with("java", "echo '" + line + "'; exec sleep 60").run(FIRST_START, Map.of(), "of-a-test.jar");
        assertThat(end.status()).as(end.said()).isZero();
    }

    @Test
    void theFirstStartFailsIfItsApplicationEndsByItself() throws Exception {
        End end = script.with("java", "echo 'Keyledger is not ready'").run(FIRST_START, Map.of(), "of-a-test.jar");
        assertThat(end.status()).isOne();
        assertThat(end.said()).contains("Keyledger is not ready");
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "404, 1"})
    void anApplicationIsReadyIfItSaysSo(int answered, int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(answered, -1);
            exchange.close();
        });
        server.start();
        try {
            String port = Integer.toString(server.getAddress().getPort());
            assertThat(script.run("docker/application/ready.sh", Map.of("SERVER_PORT", port))
                            .status())
                    .isEqualTo(status);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void keycloakIsGivenItsPasswordsAndImportsTheRealm() throws Exception {
        String secret = Realm.read().text("/clients/0/secret");
        End end = script.withSecret("keycloak-admin-password", "of-an-admin")
                .withSecret("walk-secret", "of-a-client")
                .with("kc.sh", "echo \"$KC_BOOTSTRAP_ADMIN_PASSWORD " + secret + " $*\"")
                .run("docker/keycloak/start.sh", Map.of());
        assertThat(end).isEqualTo(new End(0, "of-an-admin of-a-client start --import-realm\n"));
    }

    /** The embedded PostgreSQL is given the same roles by a program. */
    @Test
    void theRolesAreThoseOfTheEmbeddedPostgresql() throws Exception {
        End end = script.withSecret("owner-password", "of-the-owner")
                .withSecret("app-password", "of-the-application")
                .with("psql", "printf '%s\\n' \"$@\"; cat")
                .run(ROLES, Map.of());
        assertThat(end.status()).as(end.said()).isZero();
        String rights = Checkout.find(EMBEDDED_ROLES, "\" (LOGIN NOSUPERUSER .*) NOBYPASSRLS\"") + " PASSWORD :";
        assertThat(end.said().lines())
                .contains("--no-psqlrc", "--set=ON_ERROR_STOP=1", "--username=postgres", "--dbname=postgres")
                .containsSubsequence(
                        "SET log_min_error_statement = panic;",
                        "SET log_statement = none;",
                        "SET password_encryption = 'scram-sha-256';",
                        "BEGIN;",
                        "CREATE ROLE keyledger_owner " + rights + "'owner_password';",
                        "CREATE ROLE keyledger_app " + rights + "'app_password';",
                        "COMMIT;",
                        Checkout.find(EMBEDDED_ROLES, "\"(CREATE DATABASE keyledger OWNER \\w+)") + ";",
                        "REVOKE ALL ON DATABASE keyledger FROM PUBLIC;",
                        "REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;",
                        Checkout.find(EMBEDDED_ROLES, "\"(GRANT CONNECT .*)\"") + ";",
                        "\\connect keyledger",
                        "REVOKE ALL ON SCHEMA public FROM PUBLIC;");
        assertThat(end.said()).doesNotContain("of-the-owner", "of-the-application");
    }

    @Test
    void noRoleIsMadeWithoutItsPassword() throws Exception {
        End end = script.withSecret("owner-password", "of-the-owner")
                .with("psql", "echo asked")
                .run(ROLES, Map.of());
        assertThat(end.status()).isOne();
        assertThat(end.said()).contains("app-password is missing").doesNotContain("asked");
    }
}
