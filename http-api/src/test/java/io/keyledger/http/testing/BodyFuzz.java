package io.keyledger.http.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends strange bodies to routes, with a credential that is good, and requires of whatever is answered that it is sound. */
public final class BodyFuzz {

    /** Long enough for a busy machine; whoever answers later hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<BodyRoute> routes;

    public BodyFuzz(List<BodyRoute> routes) {
        this.routes = routes;
    }

    /**
     * Makes one request and returns its status.
     *
     * @param choices which route and which body
     * @param at where a pattern is found, its variables filled in
     * @param bearer who may ask there
     */
    public int ask(byte[] choices, Function<String, URI> at, Function<BodyRoute, String> bearer) {
        Choices chosen = new Choices(choices);
        BodyRoute route = routes.get(chosen.below(routes.size()));
        byte[] body = StrangeBody.of(route.body(), chosen);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at.apply(route.pattern()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + bearer.apply(route))
                .method(route.method(), BodyPublishers.ofByteArray(body))
                .build());
        requireSound(route, answer);
        return answer.statusCode();
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new AssertionError("There was no answer", unanswered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void requireSound(BodyRoute route, HttpResponse<String> answer) {
        String seen = route.route() + " answered " + answer.statusCode() + " " + answer.body();
        assertThat(answer.statusCode()).as(seen).isBetween(200, 499).isNotIn(401, 403);
        assertThat(answer.body()).as(seen).doesNotContain(NastyValues.SECRET.substring(8, 51));
        if (answer.statusCode() >= 400) {
            assertThat(answer.body()).as(seen).doesNotContain("Exception", "\tat ");
            assertThat(answer.headers().firstValue("Content-Type")).as(seen).hasValue("application/problem+json");
            assertThat(json(answer.body()).path("code").asString("")).as(seen).matches("[A-Z][A-Z0-9_]+");
        }
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException notJson) {
            throw new AssertionError("Not JSON: " + text, notJson);
        }
    }
}
