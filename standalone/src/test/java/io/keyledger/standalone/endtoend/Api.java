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

        /** All that the client gets to see: headers and body. */
        String everything() {
            return response.headers().map() + response.body();
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final String url;
    private final Credentials credentials;
    private final String token;

    /** As the first client of the embedded provider. */
    Api(RunningKeyledger keyledger) {
        this(keyledger.url(), keyledger.credentials());
    }

    /** As the first client of the embedded provider. */
    Api(String url, Credentials credentials) {
        this(url, credentials, token(url, credentials));
    }

    Api(RunningKeyledger keyledger, String token) {
        this(keyledger.url(), keyledger.credentials(), token);
    }

    private Api(String url, Credentials credentials, String token) {
        this.url = url;
        this.credentials = credentials;
        this.token = token;
    }

    /** The same client at another address of the same installation. */
    Api at(String other) {
        return new Api(other, credentials, token);
    }

    /** What this client shows. */
    String token() {
        return token;
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

    Answer extend(String keyId, String expiresAt) {
        return send(request(keys() + "/" + keyId)
                .method("PATCH", BodyPublishers.ofString("{\"expiresAt\":\"%s\"}".formatted(expiresAt))));
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

    /** Names and values of {@code headers} take turns; they replace what else would be sent. */
    Answer post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    /** Names and values of {@code headers} take turns; they replace what else would be sent. */
    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
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
