package io.keyledger.standalone.fleet;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One side running alone, in a process that can be stopped, frozen and killed like any other. */
final class FleetProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern VERDICT_PORT = Pattern.compile("Verdicts are answered on 127\\.0\\.0\\.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;

    private FleetProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param module the side's, whose classes and dependencies it runs with and no others */
    static FleetProcess start(Class<?> side, String module, Path output, List<String> settings) {
        Path target = Path.of("..", module, "target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                target.resolve("classes") + File.pathSeparator + read(target.resolve("classpath")),
                side.getName(),
                "--server.address=127.0.0.1",
                "--server.port=0"));
        settings.forEach(setting -> command.add("--" + setting));
        try {
            return new FleetProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until it says of itself that it can answer. */
    FleetProcess awaitReady() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(this::says).isTrue();
            return PORT.matcher(says()).find() && isReady();
        });
        return this;
    }

    /** Until it has said something in its log. */
    void awaitSaying(String words) {
        await().atMost(PATIENCE).until(() -> says().contains(words));
    }

    boolean isReady() {
        return Http.status("http://127.0.0.1:" + port() + "/actuator/health/readiness") == 200;
    }

    boolean isLive() {
        return Http.status("http://127.0.0.1:" + port() + "/actuator/health/liveness") == 200;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As the operating system does to a process that is debugged, or whose machine is suspended. */
    void freeze() {
        signal("STOP");
    }

    /** It goes on where it was, as if no time had passed. */
    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor(10, SECONDS) && kill.exitValue() == 0).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        try {
            assertThat(process.destroyForcibly().waitFor(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As an operator does; it ends when it has ended its work. */
    void terminate() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, SECONDS)).as(this::says).isTrue();
    }

    /** Of one that has ended. */
    int exitCode() {
        return process.exitValue();
    }

    int port() {
        return found(PORT);
    }

    /** Of an answering side. */
    int verdictPort() {
        return found(VERDICT_PORT);
    }

    private int found(Pattern said) {
        Matcher matcher = said.matcher(says());
        assertThat(matcher.find()).as(this::says).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** How it calls itself where processes sign what they are at. */
    String name() {
        return process.pid() + "@";
    }

    String says() {
        return read(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
