package io.keyledger.standalone.postgres;

import io.keyledger.eventstore.database.Login;
import io.keyledger.standalone.data.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The database's files in the data directory. They are initialised under a name of their own and moved into place when
 * complete; the password file gets its name last and so says that a database once was there.
 */
record ClusterFiles(Path data) {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterFiles.class);

    static final String SUPERUSER = "postgres";

    private static final String UNFINISHED = "postgres.new-";
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(3);

    Path directory() {
        return data.resolve("postgres");
    }

    Path superuserPassword() {
        return data.resolve("postgres-superuser");
    }

    Path log() {
        return data.resolve("postgres.log");
    }

    Login superuser() throws IOException {
        return new Login(SUPERUSER, Files.readString(superuserPassword()).strip());
    }

    /** Makes the cluster, or goes on where an earlier start was cut short, or finds the one that is there sound. */
    void prepare(Programs programs) throws IOException {
        removeUnfinished();
        if (!Files.exists(directory())) {
            if (Files.exists(superuserPassword())) {
                throw PostgresRefused.gone(directory());
            }
            initialise(programs);
        }
        nameThePassword();
        checkVersion(programs.majorVersion());
        HostAuthentication.check(directory());
    }

    private void initialise(Programs programs) throws IOException {
        Path passwordFile = OwnerOnly.unfinished(superuserPassword());
        OwnerOnly.write(passwordFile, FreshLogin.of(SUPERUSER).password() + "\n");
        Path unfinished = data.resolve(UNFINISHED + UUID.randomUUID());
        boolean complete = programs.run(
                INITDB_LIMIT,
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + SUPERUSER,
                "--auth-local=scram-sha-256",
                "--auth-host=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        if (!complete) {
            throw PostgresRefused.notStarted(log());
        }
        HostAuthentication.check(unfinished);
        OwnerOnly.move(unfinished, directory());
    }

    private void nameThePassword() throws IOException {
        if (Files.exists(superuserPassword())) {
            return;
        }
        Path unfinished = OwnerOnly.unfinished(superuserPassword());
        if (!Files.exists(unfinished)) {
            throw PostgresRefused.passwordMissing(superuserPassword());
        }
        OwnerOnly.finish(unfinished, superuserPassword());
    }

    private void checkVersion(String brought) throws IOException {
        Path version = directory().resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw PostgresRefused.gone(directory());
        }
        String found = Files.readString(version).strip();
        if (!found.equals(brought)) {
            throw PostgresRefused.otherMajorVersion(directory(), found, brought);
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> entries = Files.list(data)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(UNFINISHED))
                    .forEach(ClusterFiles::remove);
        }
    }

    /** An initialisation outlives the killed program for a moment and may still write; the next start removes the rest. */
    private static void remove(Path unfinished) {
        try {
            FileSystemUtils.deleteRecursively(unfinished);
        } catch (IOException stillWritten) {
            LOG.debug("{} is still being written", unfinished, stillWritten);
        }
    }
}
