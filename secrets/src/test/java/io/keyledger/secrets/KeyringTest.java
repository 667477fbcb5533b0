package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.aSecret;
import static io.keyledger.secrets.Samples.keyFrom;
import static io.keyledger.secrets.Samples.textFrom;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.SecretDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {

    private static final String SEVERAL =
            """
            # a comment
            pepper.current = p-2026
            pepper.p-2025 = %s
            pepper.p-2026 = %s
            binding.current=b1 \t
            binding.b1=%s
            binding.b2=%s
            context.current=c1
            context.c1=%s
            """.formatted(textFrom(0), textFrom(100), textFrom(150), textFrom(200), textFrom(220));

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void keyring() throws IOException {
        file = Files.writeString(directory.resolve("keyring"), SEVERAL);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void theCurrentPepperWritesAndAllPeppersRead() {
        Keyring keyring = Keyring.load(file);

        assertThat(keyring.pepperIds()).containsExactlyInAnyOrder("p-2025", "p-2026");
        assertThat(keyring.digester().digest(aSecret()).pepper()).isEqualTo("p-2026");
        assertThat(keyring.digester().candidates(aSecret()))
                .extracting(SecretDigest::pepper)
                .containsExactly("p-2026", "p-2025");
        assertThat(keyring.digester().candidates(aSecret()))
                .extracting(SecretDigest::hex)
                .element(1)
                .isEqualTo("2dbff48d8bb68a144efb31a6b0af7893888173ab9e7acf2bf7c2bb8d76ac8b76");
    }

    @Test
    void bindingKeysAreThoseOfTheFile() {
        assertThat(Keyring.load(file).bindingKeyIds()).containsExactlyInAnyOrder("b1", "b2");
    }

    @Test
    void theWrappingKeyIsAnAesKeyOf256Bits() {
        WrappingKeys keys = Keyring.load(file).contextKeys();

        assertThat(keys.currentId()).isEqualTo("c1");
        assertThat(keys.key("c1")).hasValueSatisfying(key -> {
            assertThat(key.getAlgorithm()).isEqualTo("AES");
            assertThat(key.getEncoded()).isEqualTo(keyFrom(220));
        });
        assertThat(keys.key("c2")).isEmpty();
    }

    @Test
    void aFileThatOnlyItsOwnerMayReadIsFine() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        assertThat(Keyring.load(file).pepperIds()).hasSize(2);
    }

    @Test
    void aKeyringShowsIdsOnly() {
        Keyring keyring = Keyring.load(file);

        assertThat(keyring)
                .hasToString("Keyring[peppers=[p-2025, p-2026], bindingKeys=[b1, b2], contextKeys=WrappingKeys[c1]]");
        for (Object part : List.of(keyring.digester(), keyring.binder(), keyring.contextKeys())) {
            assertThat(part.toString()).doesNotContain(textFrom(0), textFrom(100), textFrom(200), textFrom(220));
        }
    }
}
