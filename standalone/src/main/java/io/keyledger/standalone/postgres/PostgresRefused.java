package io.keyledger.standalone.postgres;

import io.keyledger.standalone.StartRefused;
import java.nio.file.Path;
import java.time.Duration;

/** The embedded PostgreSQL cannot be started safely. */
final class PostgresRefused extends StartRefused {

    private static final long serialVersionUID = 1L;

    private PostgresRefused(String sentence) {
        super(sentence);
    }

    private PostgresRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    static PostgresRefused noBinaries(String system, String architecture, Throwable cause) {
        return new PostgresRefused(
                "Keyledger brings no PostgreSQL for %s on %s: run it on Linux or macOS, on x86-64 or ARM64."
                        .formatted(system, architecture),
                cause);
    }

    static PostgresRefused runByRoot() {
        return new PostgresRefused(
                "PostgreSQL does not run as root, and this system does not allow a user namespace for it: start Keyledger as another user.");
    }

    static PostgresRefused notPrepared(Path log, Exception cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new PostgresRefused(
                "PostgreSQL could not be set up: %s (what the server says is in %s).".formatted(reason, log), cause);
    }

    static PostgresRefused notStarted(Path log) {
        return new PostgresRefused("PostgreSQL did not start: the reason is in %s.".formatted(log));
    }

    static PostgresRefused startTooSlow(Duration limit, Path log) {
        return new PostgresRefused(
                "PostgreSQL was not ready within %d seconds: if %s says that it is still recovering, allow more time with keyledger.postgres.start-timeout."
                        .formatted(limit.toSeconds(), log));
    }

    static PostgresRefused otherMajorVersion(Path cluster, String found, String brought) {
        return new PostgresRefused(
                "The database in %s was made by PostgreSQL %s and this Keyledger brings PostgreSQL %s: start the Keyledger that made it, or move the data with pg_dump."
                        .formatted(cluster, found, brought));
    }

    static PostgresRefused gone(Path cluster) {
        return new PostgresRefused(
                "The database in %s is missing or incomplete though this data directory was in use: restore the directory from a backup."
                        .formatted(cluster));
    }

    static PostgresRefused passwordMissing(Path file) {
        return new PostgresRefused(
                "The file %s with the database's own password is missing: restore it from a backup.".formatted(file));
    }

    static PostgresRefused openToAnybody(Path file, String line) {
        return new PostgresRefused(
                "The line \"%s\" in %s lets programs into the database without a password: make it scram-sha-256."
                        .formatted(line, file));
    }

    static PostgresRefused notDurable(String setting, String value) {
        return new PostgresRefused(
                "PostgreSQL runs with %s = %s, so that a power failure could lose what was acknowledged: set it to on."
                        .formatted(setting, value));
    }

    static PostgresRefused stillRunning(long process, Path cluster) {
        return new PostgresRefused(
                "The PostgreSQL that an earlier Keyledger left running on %s (process %d) does not stop: end it, then start Keyledger again."
                        .formatted(cluster, process));
    }
}
