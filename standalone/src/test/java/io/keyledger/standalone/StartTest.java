package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import io.keyledger.eventstore.database.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a person sees who starts the program. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @TempDir
    private Path place;

    private Path data;

    @BeforeEach
    void names() {
        data = place.resolve("data");
    }

    @Test
    void theDatabaseLivesExactlyAsLongAsTheProgram() {
        Path pidFile = data.resolve("postgres/postmaster.pid");
        try (ConfigurableApplicationContext program = start(0)) {
            assertThat(pidFile).exists();
            assertThat(new JdbcTemplate(program.getBean(DataSource.class))
                            .queryForObject("SELECT current_user", String.class))
                    .isEqualTo("keyledger_app");
            assertThat(program.getBean(Database.class).owner().username()).isEqualTo("keyledger_owner");
            assertThat(place.resolve("data-keys/keyring.properties")).exists();
        }
        assertThat(pidFile).doesNotExist();
        assertThat(data.resolve("postgres.log")).content().doesNotContain("terminating connection");
    }

    @Test
    void aTakenPortIsNamed(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(catchException(() -> start(taken.getLocalPort()).close()))
                    .isNotNull();
            onlySays(
                    output,
                    "Port %d is taken by another program: stop that program, or choose a free port with server.port (for example --server.port=%d)."
                            .formatted(taken.getLocalPort(), taken.getLocalPort() + 1));
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void aForeignDirectoryIsNamed(CapturedOutput output) throws IOException {
        Files.createDirectory(data);
        Files.createFile(data.resolve("thesis.txt"));
        assertThat(catchException(() -> start(0).close())).isNotNull();
        onlySays(
                output,
                "The directory " + data
                        + " holds files that are not Keyledger's, and nothing in it was touched: name an empty or a new directory with keyledger.data.");
    }

    @Test
    void anUnreadableKeyringIsNamed(CapturedOutput output) throws IOException {
        Path keyring = Files.createDirectory(place.resolve("data-keys")).resolve("keyring.properties");
        Files.createFile(keyring);
        assertThat(catchException(() -> start(0).close())).isNotNull();
        assertThat(output).contains("The keyring " + keyring).doesNotContain("\tat ");
    }

    @Test
    void aKeysDirectoryThatTakesNoSigningKeyIsNamed(CapturedOutput output) throws IOException {
        Path key = place.resolve("data-keys/provider-signing-key.json");
        Files.createDirectories(key.resolveSibling(key.getFileName() + ".new").resolve("in the way"));
        assertThat(catchException(() -> start(0).close())).isNotNull();
        onlySays(
                output,
                "The provider's signing key " + key + " cannot be made or read by the user "
                        + System.getProperty("user.name") + ": give the file and its directory to that user.");
    }

    @Test
    void damagedCredentialsOfAFirstStartThatWasCutShortAreNamed(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(catchException(() -> start(taken.getLocalPort()).close()))
                    .isNotNull();
        }
        Path credentials = data.resolve("initial-credentials.json");
        Files.writeString(credentials, "{");
        assertThat(catchException(() -> start(0).close())).isNotNull();
        onlySays(
                output,
                "The first start's credentials in " + credentials
                        + " are damaged: bring the file back as it was, or begin anew with an empty data directory.");
    }

    private ConfigurableApplicationContext start(int port) {
        return SpringApplication.run(Keyledger.class, "--server.port=" + port, "--keyledger.data=" + data);
    }

    /** The sentence under the framework's heading, and neither a stack trace nor its account of the failure. */
    private static void onlySays(CapturedOutput output, String sentence) {
        assertThat(output).contains(sentence).doesNotContain("\tat ", "Exception", "condition evaluation");
        assertThat(List.of(output.getAll().split("\n")))
                .filteredOn(line -> line.contains(sentence))
                .hasSize(1);
    }
}
