package io.keyledger.standalone.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one installation, held by this process alone from {@code open} to {@code close}. A first start
 * makes the keyring before it marks the directory as in use, so that wherever it is cut short the next start goes on.
 */
public final class DataDirectory implements AutoCloseable {

    static final String PROPERTY = "keyledger.data";

    private final Path path;
    private final KeysDirectory keys;
    private final DirectoryLock lock;

    private DataDirectory(Path path, KeysDirectory keys, DirectoryLock lock) {
        this.path = path;
        this.keys = keys;
        this.lock = lock;
    }

    /**
     * Takes the directory into use, creating what is missing only where nothing has been before.
     *
     * @param keys where the keyring is; null for the sibling {@code <data>-keys}
     */
    static DataDirectory open(Path data, @Nullable Path keys, KeyringMaker maker) {
        Path path = data.toAbsolutePath().normalize();
        Path name = path.getFileName();
        if (name == null) {
            throw DataDirectoryRefused.foreign(path);
        }
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            throw DataDirectoryRefused.notPrivate(path);
        }
        KeysDirectory keysDirectory = new KeysDirectory(
                keys == null
                        ? path.resolveSibling(name + "-keys")
                        : keys.toAbsolutePath().normalize());
        if (keysDirectory.path().startsWith(path)) {
            throw DataDirectoryRefused.keysInsideData(keysDirectory.path(), path);
        }
        try {
            return new DataDirectory(path, keysDirectory, claim(path, keysDirectory, maker));
        } catch (IOException failed) {
            throw DataDirectoryRefused.notWritable(path, PROPERTY, failed);
        }
    }

    private static DirectoryLock claim(Path path, KeysDirectory keys, KeyringMaker maker) throws IOException {
        Marker marker = new Marker(path);
        refuseWhatIsNotOurs(path, marker);
        OwnerOnly.createDirectory(path);
        DirectoryLock lock = DirectoryLock.take(path);
        boolean ready = false;
        try {
            if (marker.exists()) {
                marker.check();
                keys.check();
            } else {
                OwnerOnly.restrict(path);
                keys.prepare(maker);
                marker.write();
            }
            ready = true;
            return lock;
        } finally {
            if (!ready) {
                lock.close();
            }
        }
    }

    private static void refuseWhatIsNotOurs(Path path, Marker marker) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (!Files.isDirectory(path)) {
            throw DataDirectoryRefused.isAFile(path, PROPERTY);
        }
        // Asked again because another first start may have finished while we looked.
        if (!marker.exists() && !marker.nothingElseIn() && !marker.exists()) {
            throw DataDirectoryRefused.foreign(path);
        }
    }

    /** Takes the directory into use only if it has been in use. */
    static DataDirectory reopen(Path data, @Nullable Path keys) {
        if (!new Marker(data.toAbsolutePath().normalize()).exists()) {
            throw DataDirectoryRefused.nothingThere(data.toAbsolutePath().normalize());
        }
        return open(data, keys, file -> {
            throw new IllegalStateException("A keyring is made at the first start only");
        });
    }

    /** The absolute path of the directory. */
    public Path path() {
        return path;
    }

    /** The file that holds the peppers and binding keys. It exists. */
    public Path keyring() {
        return keys.keyring();
    }

    /** Lets another process use the directory. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
