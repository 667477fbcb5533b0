package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One process of the program on one data directory; it can be started again after it ended, however it ended. */
final class RunningKeyledger implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);

    private final Path home;
    private final int port;
    private final Path log;
    private final List<String> more;
    private Process process;

    private RunningKeyledger(Path jar, Path home, int port, List<String> more) {
        this.home = home;
        this.port = port;
        this.log = home.resolve("console.log");
        this.more = more;
        this.process = launch(jar, home, log, port, more);
    }

    /** Starts in {@code home}, with the data in {@code home/data}, and waits until it is ready. */
    static RunningKeyledger startIn(Path home, String... more) {
        return ready(new RunningKeyledger(Jar.unpacked(), home, freePort(), List.of(more)));
    }

    /** The same, from the one file that people are given. */
    static RunningKeyledger startPackagedIn(Path home) {
        return ready(new RunningKeyledger(Jar.packaged(), home, freePort(), List.of()));
    }

    private static RunningKeyledger ready(RunningKeyledger keyledger) {
        boolean ready = false;
        try {
            keyledger.awaitReady();
            ready = true;
            return keyledger;
        } finally {
            if (!ready) {
                keyledger.close();
            }
        }
    }

    /** Starts without waiting: for starts that are meant to fail. */
    static Process launch(Path home, Path log, int port, List<String> more) {
        return launch(Jar.unpacked(), home, log, port, more);
    }

    private static Process launch(Path jar, Path home, Path log, int port, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                Jar.JAVA,
                "-Xmx512m",
                // Of a short life little is spent on compiling, so that many of them fit into a test.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--server.port=" + port));
        command.addAll(more);
        try {
            return new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("It ended instead of getting ready:\n" + console());
            }
            return Api.statusOf(url() + "/actuator/health/readiness") == 200;
        });
    }

    /** SIGKILL: nothing in the process learns of it. */
    void kill9() {
        process.destroyForcibly();
        ended();
    }

    /** Starts the same installation again and waits until it is ready. */
    void startAgain() {
        startAgainWith(more);
    }

    /** Starts the same installation again, with other arguments. */
    void startAgainWith(List<String> arguments) {
        process = launch(home, log, port, arguments);
        awaitReady();
    }

    private void ended() {
        try {
            if (!process.waitFor(30, SECONDS)) {
                throw new IllegalStateException("It does not end:\n" + console());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    Path data() {
        return home.resolve("data");
    }

    Credentials credentials() {
        return Credentials.in(data());
    }

    String console() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM, as an orchestrator ends it. */
    @Override
    public void close() {
        process.destroy();
        ended();
    }
}
