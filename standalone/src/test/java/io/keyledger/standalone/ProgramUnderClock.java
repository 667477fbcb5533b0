package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application inside the test's own process, on a database of the test's and under its clock. */
public final class ProgramUnderClock implements AutoCloseable {

    private final ConfigurableApplicationContext program;
    private final String url;

    private ProgramUnderClock(ConfigurableApplicationContext program) {
        this.program = program;
        this.url = "http://localhost:" + program.getEnvironment().getRequiredProperty("local.server.port");
    }

    /**
     * Starts it.
     *
     * @param more arguments of the program
     */
    public static ProgramUnderClock start(Path data, Database database, Clock clock, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--server.port=0", "--keyledger.issuer=http://localhost:1", "--keyledger.data=" + data));
        arguments.addAll(OwnDatabase.arguments(database));
        arguments.addAll(List.of(more));
        return new ProgramUnderClock(new SpringApplicationBuilder(Keyledger.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
                .run(arguments.toArray(String[]::new)));
    }

    public URI uri(String path) {
        return URI.create(url + path);
    }

    public <T> T bean(String name, Class<T> type) {
        return program.getBean(name, type);
    }

    public <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    /** Asks for a token with the secret in the header. */
    HttpResponse<String> tokenByHeader(String client, String secret) {
        String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(
                HttpClient.newHttpClient(),
                form("/oauth2/token", "grant_type=client_credentials").header("Authorization", "Basic " + basic));
    }

    /** Asks for a token with the secret in the form. */
    HttpResponse<String> tokenByForm(String client, String secret, String... headers) {
        HttpRequest.Builder request = form(
                "/oauth2/token",
                "grant_type=client_credentials&client_id=" + encoded(client) + "&client_secret=" + encoded(secret));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(HttpClient.newHttpClient(), request);
    }

    /** Fills in the login page and returns where it leads, without host and port. */
    String login(String name, String password) {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Matcher csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"")
                .matcher(page(browser, "/login").body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> answer = send(
                browser,
                form(
                        "/login",
                        "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf="
                                + encoded(csrf.group(1))));
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow().replace(url, "");
        return location.equals("/login?error")
                ? location + " " + page(browser, location).body().replaceAll("(?s).*role=\"alert\">([^<]*)<.*", "$1")
                : location;
    }

    HttpResponse<String> get(String path, String token) {
        return send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> get(String path) {
        return page(HttpClient.newHttpClient(), path);
    }

    private HttpResponse<String> page(HttpClient browser, String path) {
        return send(browser, HttpRequest.newBuilder(uri(path)));
    }

    private HttpRequest.Builder form(String path, String content) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(content));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        program.close();
    }
}
