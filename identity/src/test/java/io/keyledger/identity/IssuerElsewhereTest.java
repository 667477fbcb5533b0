package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** An issuer in another process, found by its address. */
class IssuerElsewhereTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    static class Plain {}

    @Test
    void theIssuerNeedNotBeUpAtTheStartAndIsAskedWithTheFirstToken() throws Exception {
        TestIssuer keys = new TestIssuer();
        int port = freePort();
        String address = "http://localhost:" + port;
        try (ConfigurableApplicationContext application = start(address)) {
            String token = keys.sign(TestIssuer.claims()
                    .issuer(address)
                    .issueTime(Date.from(Instant.now()))
                    .expirationTime(Date.from(Instant.now().plusSeconds(60))));
            assertThat(answer(application, token)).startsWith("503").contains("ISSUER_UNAVAILABLE");
            assertThat(answer(application, "garbage")).startsWith("503");

            HttpServer issuer = serve(port, address, keys);
            try {
                assertThat(answer(application, token)).startsWith("404").contains("NOT_FOUND");
                assertThat(answer(
                                application,
                                keys.signByAStranger(TestIssuer.claims().issuer(address))))
                        .startsWith("401")
                        .contains("INVALID_TOKEN");
                assertThat(answer(application, "garbage")).startsWith("401").contains("INVALID_TOKEN");
            } finally {
                issuer.stop(0);
            }
        }
    }

    private static ConfigurableApplicationContext start(String issuer) {
        SpringApplication application = new SpringApplication(Plain.class);
        return application.run("--server.port=0", "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer);
    }

    /** Asks for something that is not there, so that only a token that is let in learns that. */
    private static String answer(ConfigurableApplicationContext application, String token) {
        int port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return RestClient.create()
                .get()
                .uri("http://localhost:" + port + "/v1/nothing")
                .header("Authorization", "Bearer " + token)
                .exchange((request, response) -> response.getStatusCode().value() + " "
                        + new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static HttpServer serve(int port, String address, TestIssuer keys) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        answer(server, "/.well-known/openid-configuration", """
                {"issuer":"%s","jwks_uri":"%s/keys","subject_types_supported":["public"],
                 "authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(address, address, address, address));
        answer(server, "/keys", keys.published().toString());
        server.start();
        return server;
    }

    private static void answer(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
