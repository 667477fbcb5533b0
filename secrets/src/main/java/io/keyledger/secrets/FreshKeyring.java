package io.keyledger.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The file of a keyring as it is made: complete, durable and private from its first moment, or not there at all. */
final class FreshKeyring {

    private FreshKeyring() {}

    /** @throws KeyringUnreadable if the file exists already or cannot be written */
    static void write(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new KeyringUnreadable(file, "is a directory: name a file in it.");
        }
        try {
            Files.createDirectories(directory, privately(directory, "rwx------"));
            Path draft = Files.createTempFile(directory, ".keyring-", ".draft", privately(directory, "rw-------"));
            try {
                writeDurably(draft, content());
                publish(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
            makeDurable(directory);
        } catch (IOException unwritable) {
            throw new KeyringUnreadable(
                    file, "cannot be made: check its directory and the rights of this process.", unwritable);
        }
    }

    private static byte[] content() {
        SecureRandom random = Drbg.seededBySystem("keyring");
        StringBuilder content = new StringBuilder("""
                # Whoever has this file can make secrets that pass; without it no secret passes.
                # Keep a copy, apart from the data and from the backups of the data.
                """);
        for (KeyKind kind : KeyKind.values()) {
            byte[] key = new byte[KeyringEntries.KEY_BYTES];
            random.nextBytes(key);
            content.append(kind.currentEntry())
                    .append('=')
                    .append(kind.firstId())
                    .append('\n');
            content.append(kind.entry(kind.firstId())).append('=');
            content.append(Base64.getEncoder().encodeToString(key)).append('\n');
            Arrays.fill(key, (byte) 0);
        }
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void writeDurably(Path draft, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** A link, unlike a rename, fails when the name is taken: of two processes that start at once, only one wins. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            linkOrMove(draft, file);
        } catch (FileAlreadyExistsException exists) {
            throw new KeyringUnreadable(
                    file, "exists already and is never overwritten: load it, or name another file.", exists);
        }
    }

    private static void linkOrMove(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException exists) {
            throw exists;
        } catch (FileSystemException | UnsupportedOperationException noLinksHere) {
            Files.move(draft, file);
        }
    }

    /** Only where directories can be opened: elsewhere the file system sees to it. */
    private static void makeDurable(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] privately(Path directory, String permissions) {
        return isPosix(directory)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
