package io.keyledger.standalone.postgres;

import io.keyledger.standalone.data.OwnerOnly;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked below the data directory. The library's own way of unpacking is not used: it makes
 * the directory writable for everybody and takes files for whole that a crash has cut short. Here the directory gets
 * its name when all of it is on disk.
 */
final class Binaries {

    private Binaries() {}

    /** The directory with {@code bin}, {@code lib} and {@code share}; versions of earlier programs are removed. */
    static Path unpack(Path runtime) throws IOException {
        OwnerOnly.createDirectory(runtime);
        byte[] archive = archive();
        Path home = runtime.resolve("postgresql-" + fingerprint(archive));
        for (Path entry : entries(runtime)) {
            if (!entry.equals(home)) {
                FileSystemUtils.deleteRecursively(entry);
            }
        }
        if (!Files.exists(home)) {
            Path unfinished = OwnerOnly.unfinished(home);
            OwnerOnly.createDirectory(unfinished);
            extract(archive, unfinished);
            force(unfinished);
            OwnerOnly.move(unfinished, home);
        }
        return home;
    }

    private static byte[] archive() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String architecture = System.getProperty("os.arch");
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, "amd64".equals(architecture) ? "x86_64" : architecture)) {
            return packed.readAllBytes();
        } catch (IllegalStateException none) {
            throw PostgresRefused.noBinaries(system, architecture, none);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.resolveSibling("."));
                    extract(tar, entry, path);
                }
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if (path.resolveSibling("").endsWith("bin")) {
            path.toFile().setExecutable(true, true);
        }
    }

    /** The name must not be on disk before what it stands for is. */
    private static void force(Path unpacked) throws IOException {
        try (Stream<Path> entries = Files.walk(unpacked)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (!Files.isSymbolicLink(entry)) {
                    OwnerOnly.force(entry);
                }
            }
        }
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
