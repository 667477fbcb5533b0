package io.keyledger.standalone.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Files (0600) and directories (0700) that no other user can open, at no instant, and that are on disk, whole, when
 * a method returns.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> DIRECTORY = fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = fromString("rw-------");
    private static final FileAttribute<?> NEW_DIRECTORY = asFileAttribute(DIRECTORY);
    static final FileAttribute<?> NEW_FILE = asFileAttribute(FILE);

    private OwnerOnly() {}

    /** Creates the directory, and its parents with the permissions usual here. An existing one is left as it is. */
    public static void createDirectory(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.createDirectory(directory, NEW_DIRECTORY);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(directory)) {
                throw there;
            }
        }
    }

    /** Takes an existing directory away from everybody else. */
    public static void restrict(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, DIRECTORY);
    }

    /** Whether anybody but its owner may do anything with the file. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return !DIRECTORY.containsAll(Files.getPosixFilePermissions(file));
    }

    /** Writes the file so that a crash leaves either all of it or none: beside its place first, then moved there. */
    public static void write(Path file, String content) throws IOException {
        Path unfinished = unfinished(file);
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), NEW_FILE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        finish(unfinished, file);
    }

    /** Puts a file written beside its place into its place, for good. */
    public static void finish(Path unfinished, Path file) throws IOException {
        Files.setPosixFilePermissions(unfinished, FILE);
        force(unfinished);
        move(unfinished, file);
    }

    /** Moves a file or directory within its parent; the move survives a crash of the machine. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
        Path parent = to.toAbsolutePath().getParent();
        if (parent != null) {
            force(parent);
        }
    }

    /** Where a file is written before it is moved to its place. */
    public static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Returns when the file or directory is on disk. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }
}
