package io.keyledger.standalone.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    private Path place;

    private Path file;

    @BeforeEach
    void name() {
        file = place.resolve("provider-signing-key.json");
    }

    @Test
    void theKeyIsMadeOnceForItsOwnerOnly() throws IOException {
        String made = SigningKey.in(file).toString(false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SigningKey.in(file).toString(false)).isEqualTo(made);
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        SigningKey.in(file);
        for (String permissions : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            refused("The provider's signing key " + file
                    + " is open to its group or to others: make it private to its owner (chmod 600).");
        }
    }

    @Test
    void aDamagedKeyIsRefusedAndNotReplaced() throws IOException {
        String made = SigningKey.in(file).toString(false);
        for (String damaged : new String[] {"", "{\"keys\":[", "{}", "{\"keys\":[]}", made.substring(1)}) {
            Files.writeString(file, damaged);
            refused("The provider's signing key " + file + " is damaged: restore it from its backup");
            assertThat(file).hasContent(damaged);
        }
    }

    @Test
    void aPlaceThatTakesNoKeyIsNamed() throws IOException {
        Files.createDirectories(file.resolveSibling(file.getFileName() + ".new").resolve("in the way"));
        refused("The provider's signing key " + file + " cannot be made or read by the user "
                + System.getProperty("user.name") + ": give the file and its directory to that user.");
    }

    private void refused(String sentence) {
        assertThatExceptionOfType(SigningKeyRefused.class)
                .isThrownBy(() -> SigningKey.in(file))
                .withMessageStartingWith(sentence);
    }
}
