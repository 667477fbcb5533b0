package io.keyledger.command.processes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.CommandSide;
import io.keyledger.command.testing.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A deciding side that runs alone, as its operators start it, and can be killed like any process. */
final class CommandSideProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;

    private CommandSideProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static CommandSideProcess start(Path output, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CommandSide.class.getName(),
                "--server.address=127.0.0.1",
                "--server.port=0"));
        settings.forEach(setting -> command.add("--" + setting));
        return new CommandSideProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** Until it has said something in its log. */
    void awaitSaying(String words) {
        await().atMost(PATIENCE).until(() -> says().contains(words));
    }

    CommandSideProcess awaitStarted() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(this::says).isTrue();
            return says().contains("Started CommandSide");
        });
        return this;
    }

    /** Whether it is the one that calls itself so where processes sign what they are at. */
    boolean isCalled(String name) {
        return name.startsWith(process.pid() + "@");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor(10, SECONDS)).isTrue();
    }

    Answer post(String path, String token, String body) {
        return send("POST", path, token, body);
    }

    Answer send(String method, String path, String token, String body) {
        try {
            return Answer.of(HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + token)
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(says(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String port() {
        Matcher port = PORT.matcher(says());
        assertThat(port.find()).as(this::says).isTrue();
        return port.group(1);
    }

    String says() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
