package io.keyledger.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file of a keyring as it is read: who may read it, and its entries as text. */
final class KeyringFile {

    private static final int LARGEST = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyringFile() {}

    /**
     * All entries of the file.
     *
     * @throws KeyringUnreadable if it is missing, open to others, too large or not of the properties format
     */
    static Map<String, String> read(Path file) {
        try {
            refuseIfOpenToOthers(file);
            byte[] content = content(file);
            try {
                return entries(file, content);
            } finally {
                Arrays.fill(content, (byte) 0);
            }
        } catch (NoSuchFileException missing) {
            throw new KeyringUnreadable(file, "does not exist: name the file of this installation's keyring.", missing);
        } catch (IOException unreadable) {
            throw new KeyringUnreadable(
                    file, "cannot be read: check the file and the rights of this process.", unreadable);
        }
    }

    private static void refuseIfOpenToOthers(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
            throw new KeyringUnreadable(
                    file, "is open to its group or to others: make it private to its owner (chmod 600).");
        }
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new KeyringUnreadable(file, "is larger than 64 KiB: check that this is the file of the keyring.");
            }
            return content;
        }
    }

    private static Map<String, String> entries(Path file, byte[] content) throws IOException {
        EntriesOnce entries = new EntriesOnce();
        try {
            entries.load(new ByteArrayInputStream(content));
        } catch (IllegalArgumentException malformed) {
            // Not handed on as the cause: it might quote a line.
            throw new KeyringUnreadable(file, "is not a properties file: restore it from its backup.");
        }
        if (entries.repeated) {
            throw new KeyringUnreadable(file, "has the same entry twice: remove the wrong one.");
        }
        Map<String, String> texts = new HashMap<>();
        entries.stringPropertyNames()
                .forEach(name -> texts.put(name, entries.getProperty(name, "").strip()));
        return texts;
    }

    /** Properties let a later entry silently replace an earlier one; a lost key must not go unnoticed. */
    private static final class EntriesOnce extends Properties {

        private boolean repeated;

        @Override
        public synchronized @Nullable Object put(Object name, Object text) {
            Object before = super.put(name, text);
            repeated |= before != null;
            return before;
        }
    }
}
