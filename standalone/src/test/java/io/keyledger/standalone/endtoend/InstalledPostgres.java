package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL that this machine has with all its programs, started on a directory of its own, as an operator would have one. */
final class InstalledPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final String PASSWORD = "of-a-test";

    private final Path programs;
    private final int port = RunningKeyledger.freePort();
    private final Process server;

    private InstalledPostgres(Path programs, Path place) throws IOException {
        this.programs = programs;
        Path password = Files.writeString(place.resolve("password"), PASSWORD);
        Path data = place.resolve("postgres");
        run("initdb", "-D", data.toString(), "-U", "postgres", "--auth=scram-sha-256", "--pwfile=" + password);
        server = process(
                        "postgres",
                        "-D",
                        data.toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "port=" + port,
                        "-c",
                        "unix_socket_directories=")
                .start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> process("pg_isready").start().waitFor() == 0);
    }

    /** Where the programs of the newest are, server and tools. */
    static Optional<Path> programs() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.sorted(Comparator.comparing(
                            version -> -Integer.parseInt(version.getFileName().toString())))
                    .map(version -> version.resolve("bin"))
                    .filter(bin -> Files.exists(bin.resolve("initdb")) && Files.exists(bin.resolve("pg_dump")))
                    .findFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static InstalledPostgres start(Path programs, Path place) throws IOException {
        return new InstalledPostgres(programs, place);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Runs one of its programs as the superuser, and waits for its success. */
    void run(String program, String... arguments) {
        succeed(process(program, arguments));
    }

    /** Runs a script that calls such programs, with these secrets in a directory. */
    void script(Path script, Map<String, String> secrets, Path place) throws IOException {
        Files.createDirectories(place);
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            Files.writeString(place.resolve(secret.getKey()), secret.getValue());
        }
        ProcessBuilder running = with(new ProcessBuilder(script.toString()));
        running.environment().put("KEYLEDGER_SECRETS", place.toString());
        running.environment().merge("PATH", programs.toString(), (path, own) -> own + ":" + path);
        succeed(running);
    }

    private ProcessBuilder process(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL does not run as root; in a user namespace of its own it runs as nobody.
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return with(new ProcessBuilder(command));
    }

    private ProcessBuilder with(ProcessBuilder running) {
        running.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        Integer.toString(port),
                        "PGUSER",
                        "postgres",
                        "PGPASSWORD",
                        PASSWORD));
        return running.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private static void succeed(ProcessBuilder running) {
        try {
            Process process =
                    running.redirectOutput(ProcessBuilder.Redirect.PIPE).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", running.command(), said).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
