package io.keyledger.standalone.firststart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeTest {

    @Test
    void theWalkTalksToThisVeryProcessWhateverTheIssuerIs(@TempDir Path place) {
        Path file = InitialCredentials.in(place);
        new InitialCredentials("http://localhost:8080", "client", "secret", "owner", "password", "one", "key")
                .write(file);
        assertThat(Welcome.text(9090, file, true))
                .contains("CREDENTIALS='" + file + "'\n", "URL=http://localhost:9090\n")
                .doesNotContain("field issuer", "8080");
    }

    @Test
    void thereIsNoWalkForWhoeverHasNoClient(@TempDir Path place) {
        Path file = InitialCredentials.in(place);
        new InitialCredentials("http://other.example", null, null, null, null, "one", "key").write(file);
        assertThat(Welcome.text(9090, file, true))
                .contains("The credentials it made are in\n  " + file)
                .doesNotContain("curl");
    }

    @Test
    void aLaterStartSaysOnlyWhereItIs(@TempDir Path place) {
        assertThat(Welcome.text(9090, InitialCredentials.in(place), false))
                .isEqualTo("\nKeyledger is ready at http://localhost:9090 (API documentation: /docs).\n");
    }
}
