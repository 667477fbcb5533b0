package io.keyledger.standalone.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of a cluster. To be used only by the holder of the data directory's lock: then a server that runs
 * before we started one is an orphan, left by a Keyledger that was killed.
 */
record Postmaster(Path cluster, Programs programs) {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int SMART_SECONDS = 5;
    private static final int FAST_SECONDS = 60;
    private static final int IMMEDIATE_SECONDS = 20;

    /** Stops an orphan, and removes a pid file that names a stranger: the stranger is left alone. */
    void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = find();
        if (orphan.isPresent()) {
            stop(orphan.get());
            LOG.warn(
                    "Stopped the PostgreSQL (process {}) that a Keyledger killed earlier had left running.",
                    orphan.get().pid());
        } else if (!namedProcessIsDead()) {
            Files.deleteIfExists(pidFile());
        }
    }

    /** The running server of this cluster. Its pid file alone proves nothing: numbers of dead processes are reused. */
    Optional<ProcessHandle> find() throws IOException {
        Optional<ProcessHandle> named = namedProcess();
        return named.isPresent() && serves(named.get()) ? named : Optional.empty();
    }

    /**
     * Ends the server, and returns when it has ended. Sessions whose clients have left, or leave within five seconds, end
     * by themselves, the others are cut off.
     */
    void stop(ProcessHandle server) throws IOException {
        boolean stopped =
                stop("smart", SMART_SECONDS) || stop("fast", FAST_SECONDS) || stop("immediate", IMMEDIATE_SECONDS);
        if (!stopped && server.isAlive()) {
            throw PostgresRefused.stillRunning(server.pid(), cluster);
        }
    }

    private boolean stop(String mode, int seconds) throws IOException {
        Duration limit = Duration.ofSeconds(seconds + 10L);
        return programs.run(
                limit, "pg_ctl", "stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", Integer.toString(seconds));
    }

    /** PostgreSQL itself clears the file of a dead server away, after checking that none of its children lives. */
    private boolean namedProcessIsDead() throws IOException {
        return Files.exists(pidFile())
                && firstLine().matches("-?\\d+")
                && namedProcess().isEmpty();
    }

    private Optional<ProcessHandle> namedProcess() throws IOException {
        String number = Files.exists(pidFile()) ? firstLine() : "";
        return number.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(number)).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    private boolean serves(ProcessHandle process) throws IOException {
        Path facts = Path.of("/proc", Long.toString(process.pid()));
        if (Files.exists(facts)) {
            try {
                return Files.readString(facts.resolve("comm")).strip().equals("postgres")
                        && Files.isSameFile(facts.resolve("cwd"), cluster);
            } catch (AccessDeniedException | NoSuchFileException otherUsersOrGone) {
                return false;
            }
        }
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.endsWith("postgres")).isPresent()
                && info.arguments()
                        .filter(arguments -> List.of(arguments).contains(cluster.toString()))
                        .isPresent();
    }

    private String firstLine() throws IOException {
        List<String> lines = Files.readAllLines(pidFile());
        return lines.isEmpty() ? "" : lines.getFirst().strip();
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }
}
