package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** How it is known that a foreign service is ready; ours say so by their image. */
final class HealthChecks {

    private HealthChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("PostgreSQL is ready once the application's role could come by TCP", HealthChecks::postgres),
                new Check("Axon Server is ready when it says so", HealthChecks::axonServer),
                new Check("Keycloak is ready when it says so", HealthChecks::keycloak),
                new Check("nginx is ready when it answers by itself", HealthChecks::nginx));
    }

    private static void postgres(Installation files) {
        isAsked(
                files,
                "postgres",
                "60s",
                List.of(
                        "CMD",
                        "pg_isready",
                        "--quiet",
                        "--host=127.0.0.1",
                        "--username=" + Checkout.find("docker/postgres/10-roles.sh", "CREATE ROLE (\\w+_app) "),
                        "--dbname=" + Checkout.find("docker/postgres/10-roles.sh", "CREATE DATABASE (\\w+)")));
    }

    private static void axonServer(Installation files) {
        isAsked(
                files,
                "axonserver",
                "60s",
                List.of("CMD", "curl", "--silent", "--fail", "http://127.0.0.1:8024/actuator/health"));
    }

    /** On its port for operators. The image has nothing to ask with but its shell. */
    private static void keycloak(Installation files) {
        isAsked(
                files,
                "keycloak",
                "120s",
                List.of(
                        "CMD",
                        "bash",
                        "-c",
                        "exec 3<>/dev/tcp/127.0.0.1/9000"
                                + " && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3"
                                + " && read -r _ status _ <&3 && [ \"$$status\" = 200 ]"));
    }

    private static void nginx(Installation files) {
        isAsked(
                files,
                "nginx",
                "30s",
                List.of(
                        "CMD-SHELL",
                        "wget -q -O /dev/null http://127.0.0.1:" + files.nginx().port() + "/ 2>&1 | grep -q "
                                + files.nginx().destination("GET", "/")));
    }

    private static void isAsked(Installation files, String service, String patience, List<String> question) {
        assertThat(files.compose().service(service).settings().get("healthcheck"))
                .isEqualTo(Map.of(
                        "test", question, "interval", "5s", "timeout", "3s", "retries", 5, "start_period", patience));
    }
}
