package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.eventstore.Head;
import io.keyledger.standalone.InProcess;
import io.keyledger.standalone.endtoend.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Backup and restore as docs/operations.md says it: stop, copy two directories; put both back, start. */
class BackupTest {

    private static final List<String> DIRECTORIES = List.of("data", "data-keys");

    @TempDir
    private Path home;

    private final int port = RunningKeyledger.freePort();

    private ConfigurableApplicationContext start() {
        return InProcess.start("--server.port=" + port, "--keyledger.data=" + home.resolve("data"));
    }

    private Api api() {
        return new Api("http://localhost:" + port, Credentials.in(home.resolve("data")));
    }

    @Test
    void whatWasDestroyedIsBackWithTheBackup() throws Exception {
        List<Answer> keys;
        Map<String, String> before;
        long head;
        try (ConfigurableApplicationContext program = start()) {
            Api api = api();
            keys = List.of(api.issue("living"), api.issue("rotated"), api.issue("revoked"));
            api.rotate(keys.get(1).text("keyId"), "PT1H");
            api.revoke(keys.get(2).text("keyId"));
            before = told(api, keys);
            head = program.getBean(Head.class).stored();
        }
        move(home, home.resolve("backup"));
        assertThat(home.resolve("data")).doesNotExist();

        try (ConfigurableApplicationContext other = start()) {
            assertThat(other.getBean(Head.class).stored())
                    .as("another, new installation")
                    .isLessThan(head);
            assertThat(api().verify(keys.getFirst().text("secret")).text("code"))
                    .isEqualTo("NOT_FOUND");
        }
        for (String directory : DIRECTORIES) {
            FileSystemUtils.deleteRecursively(home.resolve(directory));
        }

        copy(home.resolve("backup"), home);
        try (ConfigurableApplicationContext program = start()) {
            Api api = api();
            assertThat(program.getBean(Head.class).stored()).isEqualTo(head);
            assertThat(told(api, keys)).isEqualTo(before);
            assertThat(before).containsValues("VALID", "REVOKED");
            Answer next = api.issue("after the restore");
            assertThat(Long.parseLong(next.response()
                            .headers()
                            .firstValue("Keyledger-Position")
                            .orElseThrow()))
                    .isGreaterThan(head);
            assertThat(api.verify(next.text("secret")).text("code")).isEqualTo("VALID");
        }
    }

    @Test
    void dataWithoutItsKeysAreNotTakenIntoUse() throws Exception {
        try (ConfigurableApplicationContext program = start()) {
            assertThat(program.isRunning()).isTrue();
        }
        move(home, home.resolve("backup"));
        copyOne(home.resolve("backup"), home, "data");

        assertThatThrownBy(this::start).rootCause().hasMessageContaining("keyring.properties");
        assertThat(home.resolve("data-keys")).doesNotExist();
    }

    /** Verdicts by key, and what inventory and audit tell, byte for byte. */
    static Map<String, String> told(Api api, List<Answer> keys) {
        Map<String, String> told = new TreeMap<>();
        for (Answer key : keys) {
            String id = key.text("keyId");
            told.put("verdict " + id, api.verify(key.text("secret")).text("code"));
            told.put("key " + id, api.key(id).response().body());
            told.put("audit " + id, api.audit(id).response().body());
        }
        return told;
    }

    private static void move(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        for (String directory : DIRECTORIES) {
            Files.move(from.resolve(directory), to.resolve(directory));
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        for (String directory : DIRECTORIES) {
            copyOne(from, to, directory);
        }
    }

    /** Owners and permissions are part of a backup: nobody else may be able to read these files. */
    private static void copyOne(Path from, Path to, String directory) throws Exception {
        Process copying = new ProcessBuilder("cp", "-a", from.resolve(directory).toString(), to.toString())
                .inheritIO()
                .start();
        assertThat(copying.waitFor()).isZero();
    }
}
