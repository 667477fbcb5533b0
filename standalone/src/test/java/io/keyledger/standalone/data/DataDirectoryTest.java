package io.keyledger.standalone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    private static final KeyringMaker KEYRING = file -> Files.writeString(file, "a keyring");

    @TempDir
    private Path place;

    private Path data;
    private Path keys;
    private Path keyring;

    @BeforeEach
    void names() {
        data = place.resolve("data");
        keys = place.resolve("data-keys");
        keyring = keys.resolve("keyring.properties");
    }

    @Test
    void aFirstStartMakesEverythingForItsOwnerOnly() throws IOException {
        try (DataDirectory directory = open()) {
            assertThat(directory.path()).isEqualTo(data);
            assertThat(directory.keyring()).isEqualTo(keyring);
        }
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(keys)).isEqualTo("rwx------");
        assertThat(permissions(keyring)).isEqualTo("rw-------");
        assertThat(permissions(data.resolve("lock"))).isEqualTo("rw-------");
        assertThat(permissions(data.resolve("keyledger.properties"))).isEqualTo("rw-------");
    }

    @Test
    void anEmptyDirectoryIsTakenAwayFromOthers() throws IOException {
        Files.createDirectory(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        open().close();
        assertThat(permissions(data)).isEqualTo("rwx------");
    }

    @Test
    void aLaterStartKeepsTheKeyring() throws IOException {
        open().close();
        DataDirectory.open(data, null, file -> Files.writeString(file, "another"))
                .close();
        assertThat(keyring).hasContent("a keyring");
    }

    @Test
    void theKeysDirectoryCanBeNamed() {
        Path elsewhere = place.resolve("elsewhere");
        DataDirectory.open(data, elsewhere, KEYRING).close();
        assertThat(elsewhere.resolve("keyring.properties")).exists();
        assertThat(keyring).doesNotExist();
    }

    @Test
    void aFileIsRefused() throws IOException {
        Files.createFile(data);
        refused(this::open, data + " is a file, not a directory: name another place with keyledger.data.");
    }

    @Test
    void aFileInPlaceOfTheKeysDirectoryIsRefused() throws IOException {
        Files.createFile(keys);
        refused(this::open, keys + " is a file, not a directory: name another place with keyledger.keys.");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() {
        Path unwritable = Path.of(System.getProperty("os.name").startsWith("Mac") ? "/" : "/proc", "keyledger-data");
        refused(
                () -> DataDirectory.open(unwritable, place.resolve("keys"), KEYRING),
                "The directory " + unwritable + " cannot be created or written by the user "
                        + System.getProperty("user.name")
                        + ": give it to that user or name another with keyledger.data.");
    }

    @Test
    void aForeignDirectoryIsRefusedAndNotTouched() throws IOException {
        Files.createDirectory(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(data.resolve("thesis.txt"), "years of work");
        refused(
                this::open,
                "The directory " + data
                        + " holds files that are not Keyledger's, and nothing in it was touched: name an empty or a new directory with keyledger.data.");
        assertThat(data).isDirectoryNotContaining(entry -> !entry.endsWith("thesis.txt"));
        assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
        assertThat(keys).doesNotExist();
    }

    @Test
    void aDirectoryOfANewerFormatIsRefused() throws IOException {
        open().close();
        Files.writeString(data.resolve("keyledger.properties"), "format=2\n");
        refused(
                this::open,
                "The data directory " + data
                        + " was made by a newer Keyledger (its format is 2, this program knows 1): start the newer program again.");
    }

    @Test
    void aMarkerWithoutAFormatIsRefused() throws IOException {
        open().close();
        Path marker = data.resolve("keyledger.properties");
        Files.writeString(marker, "");
        refused(
                this::open,
                "The file " + marker + " does not say which format the data directory has: restore it from a backup.");
    }

    @Test
    void aDirectoryInUseByThisProcessIsRefusedAndStaysLocked() {
        try (DataDirectory held = open()) {
            assertThat(held.path()).isEqualTo(data);
            String sentence = "The data directory " + data + " is in use by another running Keyledger (process "
                    + ProcessHandle.current().pid()
                    + "): stop that one first, or name another directory with keyledger.data.";
            refused(this::open, sentence);
            refused(this::open, sentence);
        }
        open().close();
    }

    @Test
    void aLostKeyringIsNeverReplaced() throws IOException {
        open().close();
        Files.delete(keyring);
        refused(
                this::open,
                "The keyring " + keyring
                        + " is missing though this data directory was in use, and without it no issued key works: bring the file back, or say with keyledger.keys where its directory is.");
        assertThat(keyring).doesNotExist();
        refused(this::open, "The keyring " + keyring + " is missing");
    }

    @Test
    void keysAreNotKeptInsideTheData() {
        refused(
                () -> DataDirectory.open(data, data.resolve("keys"), KEYRING),
                "The keys directory " + data.resolve("keys") + " lies inside the data directory " + data);
        assertThat(data).doesNotExist();
    }

    private DataDirectory open() {
        return DataDirectory.open(data, null, KEYRING);
    }

    private static void refused(ThrowingCallable start, String sentence) {
        assertThatExceptionOfType(DataDirectoryRefused.class).isThrownBy(start).withMessageStartingWith(sentence);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
