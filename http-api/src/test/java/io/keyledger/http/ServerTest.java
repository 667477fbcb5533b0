package io.keyledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = TestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/v1/raw", "/v1/text", "/v1/wishes"})
    void aBodyTooLargeIsRefusedByItsLength(String path) throws Exception {
        assertTooLarge(post(path, BodyPublishers.ofByteArray(json(65_537))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/raw", "/v1/text", "/v1/wishes"})
    void aBodyTooLargeIsRefusedThoughItsLengthIsNotSaid(String path) throws Exception {
        assertTooLarge(post(path, chunked(json(65_537))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/raw", "/v1/text"})
    void theLargestBodyIsTaken(String path) throws Exception {
        assertThat(post(path, BodyPublishers.ofByteArray(json(65_536))).body()).isEqualTo("65536");
        assertThat(post(path, chunked(json(65_536))).body()).isEqualTo("65536");
    }

    @Test
    void aRefusalThatComesLaterIsTheSameProblem() throws Exception {
        HttpResponse<String> answer = get("/v1/refuses-later");
        assertThat(answer.statusCode()).isEqualTo(409);
        String id = answer.headers().firstValue(CorrelationId.HEADER).orElseThrow();
        assertThat(answer.body())
                .contains("\"code\":\"KEY_ALREADY_REVOKED\"")
                .contains("\"correlationId\":\"" + id + "\"");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() throws IOException {
        assertThat(raw("GET /a|b HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .contains("\"code\":\"BAD_REQUEST\"")
                .contains("Cache-Control: no-store", "X-Content-Type-Options: nosniff")
                .doesNotContain("<html", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=%FF", "after=1&other=%C3(", "after=%ED%A0%80", "%FF=1"})
    void aQueryThatIsNotUtf8IsRefused(String query) throws Exception {
        HttpResponse<String> answer = get("/v1/needs?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"MALFORMED_QUERY\"");
    }

    @Test
    void aMethodThatTheServerRefusesIsAProblemToo() throws IOException {
        assertThat(raw("TRACE /v1/wishes HTTP/1.1\r\nHost: here\r\nCookie: a=zebra\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("\"code\":\"METHOD_NOT_ALLOWED\"")
                .doesNotContain("zebra");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/health"})
    void healthSaysUpOrDownAndNothingElse(String path) throws Exception {
        assertThat(get(path).body())
                .startsWith("{")
                .contains("\"status\":\"UP\"")
                .doesNotContain("components", "details");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/metrics", "/actuator/mappings"})
    void noOtherEndpointIsExposed(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void forwardedHeadersAreNotBelieved() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(at("/v1/from"))
                        .header("X-Forwarded-For", "198.51.100.1")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "https")
                        .header("Forwarded", "for=198.51.100.1;host=evil.example;proto=https")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("127.0.0.1 localhost http");
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        String type = path.equals("/v1/text") ? "text/plain" : "application/json";
        return HTTP.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    /** A JSON object of exactly that many bytes. */
    private static byte[] json(int length) {
        String frame = "{\"name\":\"\",\"count\":1}";
        return frame.replace("\"\"", "\"" + "x".repeat(length - frame.length()) + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"").doesNotContain("xxx");
    }
}
