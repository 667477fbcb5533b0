package io.keyledger.query.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to a running answering side. */
public final class Client {

    private static final HttpClient http = HttpClient.newHttpClient();

    private final int port;
    private final LongSupplier newest;

    /** @param newest the position of what the test put into the store last */
    Client(int port, LongSupplier newest) {
        this.port = port;
        this.newest = newest;
    }

    /** Where the answering side listens. */
    public int port() {
        return port;
    }

    /** What came back. */
    public record Reply(int status, JsonNode body, java.net.http.HttpHeaders headers) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String code() {
            return body.path("code").asString("");
        }
    }

    public Reply get(String path, @Nullable String bearer, String... headers) {
        return send(request(path, bearer, headers).GET());
    }

    public Reply post(String path, @Nullable String bearer, @Nullable String body, String... headers) {
        HttpRequest.Builder request = request(path, bearer, headers);
        return send(
                body == null
                        ? request.POST(HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks for a verdict that takes into account what the test put into the store. */
    public Reply verify(String validatorKey, String key, @Nullable String permission) {
        return verifyAnyhow(
                validatorKey,
                key,
                permission,
                "Keyledger-Min-Position",
                Long.toString(Math.max(0, newest.getAsLong())));
    }

    /** Asks for a verdict with these headers and no others. */
    public Reply verifyAnyhow(String validatorKey, String key, @Nullable String permission, String... headers) {
        Map<String, Object> body =
                permission == null ? Map.of("key", key) : Map.of("key", key, "permission", permission);
        return post("/v1/keys/verify", validatorKey, JsonMapper.shared().writeValueAsString(body), headers);
    }

    private HttpRequest.Builder request(String path, @Nullable String bearer, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body().isEmpty() ? "null" : response.body();
            return new Reply(response.statusCode(), JsonMapper.shared().readTree(body), response.headers());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
