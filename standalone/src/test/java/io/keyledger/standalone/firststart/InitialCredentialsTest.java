package io.keyledger.standalone.firststart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialCredentialsTest {

    private static final InitialCredentials EMBEDDED = new InitialCredentials(
            "http://localhost:8080", "client", "client secret", "owner", "password", "organization", "validator key");

    @TempDir
    private Path place;

    private Path file;

    @BeforeEach
    void name() {
        file = InitialCredentials.in(place);
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(InitialCredentials.read(file)).isEmpty();
        EMBEDDED.write(file);
        assertThat(InitialCredentials.read(file)).contains(EMBEDDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"issuer\":",
                "[]",
                "{}",
                "{\"issuer\":\"i\",\"organizationId\":\"o\"}",
                "{\"issuer\":\"i\",\"organizationId\":\"o\",\"validatorKey\":\"a secret\",\"clientId\":\"c\"}"
            })
    void aDamagedFileIsNamedAndNotQuoted(String content) throws IOException {
        Files.writeString(file, content);
        assertThatExceptionOfType(FirstStartRefused.class)
                .isThrownBy(() -> InitialCredentials.read(file))
                .withMessage("The first start's credentials in " + file
                        + " are damaged: bring the file back as it was, or begin anew with an empty data directory.")
                .withNoCause();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Files.createDirectory(file);
        assertThatExceptionOfType(FirstStartRefused.class)
                .isThrownBy(() -> InitialCredentials.read(file))
                .withMessageStartingWith("The first start's credentials in " + file + " cannot be read by the user ");
    }

    @Test
    void aPlaceThatTakesNoFileIsNamed() throws IOException {
        Files.createDirectories(file.resolveSibling(file.getFileName() + ".new").resolve("in the way"));
        assertThatExceptionOfType(FirstStartRefused.class)
                .isThrownBy(() -> EMBEDDED.write(file))
                .withMessageStartingWith(
                        "The first start's credentials cannot be written to " + file + " by the user ");
    }
}
