package io.keyledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first client of an installation, as its credentials file names it. Thread-safe. */
final class Admin {

    private static final AtomicLong NAMES = new AtomicLong(System.nanoTime());

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String organization;
    private final String token;

    Admin(Path credentials) throws IOException, InterruptedException {
        String file = Files.readString(credentials);
        this.url = field(file, "issuer");
        this.organization = field(file, "organizationId");
        this.token = token(field(file, "clientId"), field(file, "clientSecret"));
    }

    /** The first customer organization. */
    String organization() {
        return organization;
    }

    /** A claim of the access token, which says who this client is. */
    String claim(String name) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return field(new String(claims, StandardCharsets.UTF_8), name);
    }

    /** Issues a key of a name that nobody has; true if that was done. */
    boolean issue(String owner) {
        try {
            return issueOne(owner).statusCode() == 201;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The answer to issuing such a key. */
    HttpResponse<String> issueOne(String owner) throws IOException, InterruptedException {
        return send(
                "POST",
                "/v1/organizations/" + owner + "/keys",
                "{\"name\":\"load " + NAMES.incrementAndGet() + "\",\"permission\":\"READ\",\"environment\":\"test\"}");
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String token(String client, String secret) throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        return field(answer.body(), "access_token");
    }

    static String field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("There is no " + name);
        }
        return matcher.group(1);
    }

    /** The body, if that is the status. */
    static String require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
