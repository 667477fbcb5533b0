package io.keyledger.http.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
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

    /** Where the answers come from. */
    public interface Server {

        /** Where a route is found, its variables filled in. */
        URI at(BodyRoute route);

        /** Who may ask there. */
        String bearer(BodyRoute route);

        /** Told after every request whether it was carried out, so that the next one can be about something else. */
        void answered(boolean carriedOut);
    }

    /** Makes the one request that these choices mean. */
    public void ask(byte[] choices, Server server) {
        Choices chosen = new Choices(choices);
        BodyRoute route = routes.get(chosen.below(routes.size()));
        ask(route, StrangeBody.of(route.body(), chosen), server);
    }

    /** Makes a request with every nasty value in every place of the body. */
    public static void askEverything(BodyRoute route, Server server) {
        for (int place = 0; place < ReplacedValue.places(route.body()); place++) {
            for (String value : NastyValues.VALUES) {
                ask(route, ReplacedValue.of(route.body(), place, value).getBytes(UTF_8), server);
            }
        }
    }

    private static void ask(BodyRoute route, byte[] body, Server server) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.at(route))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + server.bearer(route))
                .method(route.method(), BodyPublishers.ofByteArray(body))
                .build());
        requireSound(route, body, answer);
        server.answered(answer.statusCode() < 300);
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

    private static void requireSound(BodyRoute route, byte[] body, HttpResponse<String> answer) {
        String seen = route.route() + " with " + shortened(new String(body, UTF_8)) + " answered " + answer.statusCode()
                + " " + answer.body();
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

    private static String shortened(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
