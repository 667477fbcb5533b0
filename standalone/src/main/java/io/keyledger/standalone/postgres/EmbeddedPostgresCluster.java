package io.keyledger.standalone.postgres;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.keyledger.eventstore.database.Database;
import io.keyledger.standalone.data.OwnerOnly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own on a data directory that this process has locked. It listens on loopback, on a port
 * that changes with every start, and lives until {@code close}; it outlives this process only if that is killed.
 */
final class EmbeddedPostgresCluster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresCluster.class);
    private static final int ATTEMPTS = 3;

    private final Postmaster postmaster;
    private final Database database;

    private EmbeddedPostgresCluster(Postmaster postmaster, Database database) {
        this.postmaster = postmaster;
        this.database = database;
    }

    /**
     * Returns when the database accepts both logins and has proved durable.
     *
     * @param limit how long the server may take to be ready, recovery after a crash included
     */
    static EmbeddedPostgresCluster start(Path data, Duration limit) {
        ClusterFiles files = new ClusterFiles(data);
        try {
            rotate(files.log());
            Programs programs = new Programs(Binaries.unpack(data.resolve("runtime")), files.log());
            Postmaster postmaster = new Postmaster(files.directory(), programs);
            postmaster.stopOrphan();
            files.prepare(programs);
            int port = start(postmaster, limit);
            return opened(postmaster, new Roles("jdbc:postgresql://127.0.0.1:%d/".formatted(port), files.superuser()));
        } catch (IOException | SQLException failed) {
            throw PostgresRefused.notPrepared(files.log(), failed);
        }
    }

    private static EmbeddedPostgresCluster opened(Postmaster postmaster, Roles roles) throws IOException, SQLException {
        boolean open = false;
        try {
            Database database = roles.provide();
            Durability.check(database);
            open = true;
            return new EmbeddedPostgresCluster(postmaster, database);
        } finally {
            if (!open) {
                stop(postmaster);
            }
        }
    }

    /** More than one attempt, because another program may take the free port before the server does. */
    static int start(Postmaster postmaster, Duration limit) throws IOException {
        Programs programs = postmaster.programs();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            int port = freePort();
            if (programs.run(
                    limit.plusSeconds(10),
                    "pg_ctl",
                    "start",
                    "-D",
                    postmaster.cluster().toString(),
                    "-l",
                    programs.log().toString(),
                    "-o",
                    ServerSettings.onPort(port),
                    "-w",
                    "-t",
                    Long.toString(limit.toSeconds()))) {
                return port;
            }
            if (postmaster.find().isPresent()) {
                stop(postmaster);
                throw PostgresRefused.startTooSlow(limit, programs.log());
            }
        }
        throw PostgresRefused.notStarted(programs.log());
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        try {
            stop(postmaster);
        } catch (IOException failed) {
            LOG.error("PostgreSQL could not be stopped; the next start will stop it.", failed);
        }
    }

    private static void stop(Postmaster postmaster) throws IOException {
        Optional<ProcessHandle> server = postmaster.find();
        if (server.isPresent()) {
            postmaster.stop(server.get());
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), REPLACE_EXISTING);
        }
        OwnerOnly.write(log, "");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
