package io.keyledger.standalone;

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
import java.util.Map;

/** A Java process of its own, that can be killed like one. */
public final class ChildJvm implements AutoCloseable {

    public static final String READY = "ready";

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static ChildJvm start(Path output, Class<?> program, String... arguments) throws IOException {
        return start(output, Map.of(), program, arguments);
    }

    /** @param environment what it sees beside the environment of this process */
    public static ChildJvm start(Path output, Map<String, String> environment, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        File file = output.toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), output);
    }

    public ChildJvm awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(() -> says().contains(READY));
        return this;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended by itself. */
    public int exitValue() throws InterruptedException {
        assertThat(process.waitFor(300, SECONDS)).as(this::says).isTrue();
        return process.exitValue();
    }

    public String says() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
