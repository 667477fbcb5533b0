package io.keyledger.standalone.installation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.standalone.fleet.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service of ours as a process of this machine, with the variables it is given and without those of whoever runs the test. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern VERDICT_PORT = Pattern.compile("Verdicts are answered on 127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final Path output;

    private ServiceProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ServiceProcess start(Path output, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start(), output);
    }

    /** Until it has ended by itself, and well. */
    void awaitSuccess() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), SECONDS))
                .as(this::says)
                .isTrue();
        assertThat(process.exitValue()).as(this::says).isZero();
    }

    ServiceProcess awaitReady() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(this::says).isTrue();
            return PORT.matcher(says()).find() && Http.status(url() + "/actuator/health/readiness") == 200;
        });
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + found(PORT);
    }

    /** Where it answers verdicts and nothing else. */
    String verdictUrl() {
        return "http://127.0.0.1:" + found(VERDICT_PORT);
    }

    /** A port that it was given, and not the one that it takes where it is given none. */
    private String found(Pattern said) {
        Matcher matcher = said.matcher(says());
        assertThat(matcher.find()).as(this::says).isTrue();
        assertThat(matcher.group(1)).isNotEqualTo("8080");
        return matcher.group(1);
    }

    String says() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code docker compose stop} does; what does not end by itself is killed. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        boolean ended = process.waitFor(60, SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(this::says).isTrue();
    }
}
