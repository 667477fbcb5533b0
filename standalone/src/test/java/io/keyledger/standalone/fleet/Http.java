package io.keyledger.standalone.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests with a bearer's token and a JSON body. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Http() {}

    /** An answer: its status, its position or −1, and its text. */
    public record Answer(int status, long position, String text) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        public String field(String name) {
            return json().path(name).asString("");
        }
    }

    /** @throws UncheckedIOException if there was no answer: the request may or may not have had its effect */
    public static Answer send(String method, String url, String bearer, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = send(request.build());
        return new Answer(
                response.statusCode(),
                response.headers().firstValueAsLong("Keyledger-Position").orElse(-1),
                response.body());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status of a plain GET, or 0 if there is no answer. */
    public static int status(String url) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(10))
                            .build())
                    .statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }
}
