package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** That every request reaches whoever answers it. */
final class RoutingChecks {

    private static final String EXCHANGE =
            "query-side/src/main/java/io/keyledger/query/validation/VerdictExchange.java";
    private static final Set<String> VERDICTS =
            Set.of(Checkout.find(EXCHANGE, "ONE = \"(.*)\""), Checkout.find(EXCHANGE, "MANY = \"(.*)\""));

    private static final Set<Endpoint> COMMAND_SIDE = Endpoint.below("io.keyledger.command");
    private static final Set<Endpoint> QUERY_SIDE = Endpoint.below("io.keyledger.query");

    private RoutingChecks() {}

    static List<Check> all() {
        return List.of(
                new Check("nginx knows every side and its ports", RoutingChecks::servers),
                new Check("every endpoint is reached at a side that has it", RoutingChecks::endpoints),
                new Check("tokens come from Keycloak", RoutingChecks::tokens),
                new Check("nothing else is reached", RoutingChecks::nothingElse));
    }

    private static void servers(Installation files) {
        assertThat(files.nginx().servers("command_side")).isEqualTo(servers(files, "command-side", "SERVER_PORT"));
        assertThat(files.nginx().servers("query_side")).isEqualTo(servers(files, "query-side", "SERVER_PORT"));
        assertThat(files.nginx().servers("verdicts")).isEqualTo(servers(files, "query-side", "KEYLEDGER_VERDICT_PORT"));
        assertThat(files.nginx().servers("keycloak"))
                .containsExactly(
                        files.compose().variable("keycloak", "KC_HOSTNAME").replace("http://", ""));
    }

    private static List<String> servers(Installation files, String module, String port) {
        return files.compose().sides().stream()
                .filter(side -> side.module().equals(module))
                .map(side -> side.name() + ":" + side.environment().get(port))
                .toList();
    }

    private static void endpoints(Installation files) {
        assertThat(COMMAND_SIDE)
                .hasSizeGreaterThan(10)
                .allSatisfy(endpoint -> assertThat(destination(files, endpoint)).isEqualTo("command_side"));
        assertThat(QUERY_SIDE)
                .hasSizeGreaterThan(8)
                .allSatisfy(endpoint -> assertThat(destination(files, endpoint))
                        .isEqualTo(VERDICTS.contains(endpoint.path()) ? "verdicts" : "query_side"));
        assertThat(QUERY_SIDE).extracting(Endpoint::path).containsAll(VERDICTS);
        // What no side has is refused by one that says so.
        assertThat(files.nginx().destination("POST", "/v1/keys/verify-nothing")).isEqualTo("command_side");
        assertThat(files.nginx().destination("GET", "/v1/validators/none")).isEqualTo("query_side");
        assertThat(files.nginx().destination("POST", "/v1/projections-of-none")).isEqualTo("command_side");
        assertThat(files.nginx().destination("POST", "/v1/none/v1/projections")).isEqualTo("command_side");
    }

    private static String destination(Installation files, Endpoint endpoint) {
        return files.nginx().destination(endpoint.method(), endpoint.path());
    }

    private static void tokens(Installation files) {
        assertThat(files.nginx()
                        .destination(
                                "POST", "/realms/" + files.realm().text("/realm") + "/protocol/openid-connect/token"))
                .isEqualTo("keycloak");
    }

    private static void nothingElse(Installation files) {
        for (String path : List.of("/", "/actuator/prometheus", "/docs", "/admin/", "/realms", "/v1", "/metrics")) {
            assertThat(files.nginx().destination("GET", path)).as(path).isEqualTo("404");
        }
    }
}
