package io.keyledger.command.testing;

import io.keyledger.secrets.Keyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** A keyring of known keys, for tests only. */
public final class TestKeyring {

    private static final Path FILE = write();
    private static final Keyring KEYRING = Keyring.load(FILE);

    private TestKeyring() {}

    /** Where it is. */
    public static Path file() {
        return FILE;
    }

    /** The keyring itself. */
    public static Keyring keyring() {
        return KEYRING;
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile(
                    "keyring",
                    ".properties",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            file.toFile().deleteOnExit();
            return Files.writeString(file, entry("pepper", "p1") + entry("binding", "b1") + entry("context", "c1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String entry(String kind, String id) {
        byte[] key = (kind + "-of-a-test".repeat(4)).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        return kind + ".current=" + id + "\n" + kind + "." + id + "="
                + Base64.getEncoder().encodeToString(key) + "\n";
    }
}
