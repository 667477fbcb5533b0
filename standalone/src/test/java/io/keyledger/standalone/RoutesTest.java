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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route of the running application, asked without a token. */
class RoutesTest {

    /** What is public on purpose, and what it answers; whatever else does not refuse is a hole. */
    private static final Map<String, Integer> PUBLIC_ROUTES = Map.of(
            "GET /docs", 302,
            "GET /v3/api-docs", 200,
            "GET /v3/api-docs/swagger-config", 200,
            "GET /error", 404);

    private static final int REFUSED = 401;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void everyRouteAnswersWithoutATokenExactlyWhatItShould(@TempDir Path home) throws Exception {
        try (ConfigurableApplicationContext program =
                SpringApplication.run(Keyledger.class, "--server.port=0", "--keyledger.data=" + home.resolve("data"))) {
            int port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            Map<String, Integer> answers = new TreeMap<>();
            for (RequestMappingInfoHandlerMapping mapping : program.getBeansOfType(
                            RequestMappingInfoHandlerMapping.class)
                    .values()) {
                for (RequestMappingInfo route : mapping.getHandlerMethods().keySet()) {
                    ask(route, port, answers);
                }
            }
            assertThat(answers)
                    .as("routes that were found and asked")
                    .containsKeys(
                            "POST /v1/organizations/{organizationId}/keys",
                            "POST /v1/organizations/{organizationId}/keys/{keyId}/rotation",
                            "POST /v1/organizations/{organizationId}/keys/{keyId}/revocation",
                            "POST /v1/keys/verify");
            answers.values().removeIf(status -> status == REFUSED);
            assertThat(answers).as("routes that do not refuse").isEqualTo(PUBLIC_ROUTES);

            for (String path : List.of("/actuator", "/actuator/health", "/v3/api-docs.yaml", "/nothing/here")) {
                assertThat(status("GET", port, path)).as(path).isEqualTo(REFUSED);
            }
            for (String path : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
                assertThat(status("GET", port, path)).as(path).isEqualTo(200);
            }
        }
    }

    private static void ask(RequestMappingInfo route, int port, Map<String, Integer> answers) throws Exception {
        for (String pattern : route.getPatternValues()) {
            Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                String path = pattern.replaceAll("\\{[^/}]*}", "x");
                answers.put(method + " " + pattern, status(method.name(), port, path));
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
