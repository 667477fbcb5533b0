package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route of the running application, asked without a token. */
class RoutesTest {

    /** What is public on purpose; whatever else answers without a token is a hole. */
    private static final Set<String> PUBLIC = Set.of(
            "/actuator/health",
            "/actuator/health/{*path}",
            "/docs",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/swagger-config",
            "/error");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void everyRouteButThePublicOnesAnswers401WithoutAToken(@TempDir Path home) throws Exception {
        try (ConfigurableApplicationContext program =
                SpringApplication.run(Keyledger.class, "--server.port=0", "--keyledger.data=" + home.resolve("data"))) {
            int port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            List<String> asked = new ArrayList<>();
            for (RequestMappingInfoHandlerMapping mapping : program.getBeansOfType(
                            RequestMappingInfoHandlerMapping.class)
                    .values()) {
                for (RequestMappingInfo route : mapping.getHandlerMethods().keySet()) {
                    ask(route, port, asked);
                }
            }
            assertThat(asked)
                    .as("routes that were found and asked")
                    .contains(
                            "POST /v1/organizations/{organizationId}/keys",
                            "POST /v1/organizations/{organizationId}/keys/{keyId}/rotation",
                            "POST /v1/organizations/{organizationId}/keys/{keyId}/revocation",
                            "POST /v1/keys/verify");
            assertThat(status("GET", port, "/actuator")).isEqualTo(401);
            assertThat(status("GET", port, "/actuator/health")).isIn(200, 401);
            assertThat(status("GET", port, "/nothing/here")).isEqualTo(401);
        }
    }

    private static void ask(RequestMappingInfo route, int port, List<String> asked) throws Exception {
        for (String pattern : route.getPatternValues()) {
            if (PUBLIC.contains(pattern)) {
                continue;
            }
            Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                String path = pattern.replaceAll("\\{[^/}]*}", "x");
                assertThat(status(method.name(), port, path))
                        .as("%s %s without a token", method, pattern)
                        .isEqualTo(401);
                asked.add(method + " " + pattern);
            }
        }
    }

    private static int status(String method, int port, String path) throws IOException, InterruptedException {
        HttpResponse<Void> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.discarding());
        return answer.statusCode();
    }
}
