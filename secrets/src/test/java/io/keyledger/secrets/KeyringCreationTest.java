package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.aSecret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringCreationTest {

    @TempDir
    Path directory;

    @Test
    void aFreshKeyringHasOneKeyOfEachKind() {
        Keyring keyring = Keyring.create(directory.resolve("keyring"));

        assertThat(keyring.pepperIds()).containsExactly("p1");
        assertThat(keyring.bindingKeyIds()).containsExactly("b1");
        assertThat(keyring.contextKeys().currentId()).isEqualTo("c1");
        assertThat(keyring.contextKeys().key("c1").map(SecretKey::getEncoded))
                .hasValueSatisfying(key -> assertThat(key).hasSize(32));
    }

    @Test
    void whatIsMadeCanBeLoaded() {
        Path file = directory.resolve("keyring");

        Keyring made = Keyring.create(file);

        assertThat(Keyring.load(file).digester().digest(aSecret()))
                .isEqualTo(made.digester().digest(aSecret()));
    }

    @Test
    void onlyTheOwnerMayReadAFreshKeyring() throws IOException {
        Path file = directory.resolve("missing").resolve("keyring");

        Keyring.create(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("missing"))))
                .isEqualTo("rwx------");
    }

    @Test
    void nothingIsLeftBesideAFreshKeyring() throws IOException {
        Path file = directory.resolve("keyring");

        Keyring.create(file);

        assertThat(filesInDirectory()).containsExactly(file);
    }

    @Test
    void aDirectoryThatIsAFileIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("taken")).resolve("keyring");

        assertThatExceptionOfType(KeyringUnreadable.class)
                .isThrownBy(() -> Keyring.create(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("check its directory");
    }

    @Test
    void twoKeyringsShareNoKey() {
        Keyring one = Keyring.create(directory.resolve("one"));
        Keyring two = Keyring.create(directory.resolve("two"));

        assertThat(one.digester().digest(aSecret())).isNotEqualTo(two.digester().digest(aSecret()));
        assertThat(one.contextKeys().key("c1")).isNotEqualTo(two.contextKeys().key("c1"));
        assertThat(keys(directory.resolve("one"))).doesNotContainAnyElementsOf(keys(directory.resolve("two")));
    }

    private List<Path> filesInDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static List<String> keys(Path file) {
        return KeyringFile.read(file).entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith(".current"))
                .map(entry -> entry.getValue())
                .toList();
    }
}
