package io.keyledger.standalone.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as the first client uses it. Thread-safe. */
final class Api {

    /** An answer: status, headers and JSON. */
    record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text(String field) {
            return json().get(field).asString();
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final String url;
    private final Credentials credentials;
    private final String token;

    /** As the first client of the embedded provider. */
    Api(RunningKeyledger keyledger) {
        this(keyledger, token(keyledger.url(), keyledger.credentials()));
    }

    Api(RunningKeyledger keyledger, String token) {
        this.url = keyledger.url();
        this.credentials = keyledger.credentials();
        this.token = token;
    }

    private static String token(String url, Credentials credentials) {
        String basic = Base64.getEncoder()
                .encodeToString((credentials.get("clientId") + ":" + credentials.get("clientSecret"))
                        .getBytes(StandardCharsets.UTF_8));
        Answer answer = send(HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return answer.text("access_token");
    }

    Answer issue(String name) {
        return post(keys(), "{\"name\":\"%s\",\"permission\":\"WRITE\",\"environment\":\"live\"}".formatted(name));
    }

    Answer rotate(String keyId, String overlap) {
        return post(keys() + "/" + keyId + "/rotation", "{\"overlap\":\"%s\"}".formatted(overlap));
    }

    Answer revoke(String keyId) {
        return post(keys() + "/" + keyId + "/revocation", "{\"reason\":\"SUPERSEDED\",\"comment\":\"\"}");
    }

    Answer key(String keyId) {
        return get(keys() + "/" + keyId);
    }

    Answer audit(String keyId) {
        return get(keys() + "/" + keyId + "/audit");
    }

    Answer verify(String secret) {
        return send(HttpRequest.newBuilder(URI.create(url + "/v1/keys/verify"))
                .header("Authorization", "Bearer " + credentials.get("validatorKey"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"key\":\"%s\"}".formatted(secret))));
    }

    String keys() {
        return "/v1/organizations/" + credentials.get("organizationId") + "/keys";
    }

    Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    /** Without any credentials. */
    Answer anonymous(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).method(method, BodyPublishers.noBody()));
    }

    /** @throws UncheckedIOException if there was no answer: the request may or may not have had its effect */
    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status of a plain GET, or 0 if nobody listens. */
    static int statusOf(String url) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url)).GET()).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }
}
