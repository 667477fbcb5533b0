package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurlWalkIT {

    private static final Pattern WALK = Pattern.compile("```sh\\n(CREDENTIALS=.*?)```", Pattern.DOTALL);
    private static final Pattern ROTATION = Pattern.compile("```sh\\n(# A key, and a client.*?)```", Pattern.DOTALL);
    private static final Path README = Path.of(System.getProperty("keyledger.readme", "../README.md"));

    @Test
    void theWalkOfTheReadmeShowsWhatTheReadmeSays(@TempDir Path home) throws Exception {
        try (RunningKeyledger keyledger = RunningKeyledger.startPackagedIn(home)) {
            List<String> lines = bash(home, walk());

            assertThat(lines).hasSize(7);
            assertThat(lines.get(0)).contains("\"code\":\"VALID\"", "\"secretVersion\":1");
            assertThat(lines.get(1)).contains("\"code\":\"VALID\"", "\"secretVersion\":1");
            assertThat(lines.get(2)).contains("\"code\":\"VALID\"", "\"secretVersion\":2");
            assertThat(lines.get(3)).contains("\"state\":\"REVOKED\"");
            assertThat(lines.get(4)).contains("\"valid\":false", "\"code\":\"REVOKED\"", "\"secretVersion\":1");
            assertThat(lines.get(5)).contains("\"valid\":false", "\"code\":\"REVOKED\"", "\"secretVersion\":2");
            assertThat(lines.get(6)).contains("keyledger.KeyIssued", "keyledger.KeyRotated", "keyledger.KeyRevoked");
        }
    }

    @Test
    void whoseFirstPortWasTakenWalksAtThePortHeChoseInstead(@TempDir Path home) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process refused =
                    RunningKeyledger.launch(home, home.resolve("refused.log"), taken.getLocalPort(), List.of());
            assertThat(refused.waitFor(120, SECONDS)).isTrue();
            assertThat(refused.exitValue()).isNotZero();
        }
        try (RunningKeyledger keyledger = RunningKeyledger.startIn(home)) {
            assertThat(bash(home, walk()).getLast()).contains("keyledger.KeyIssued", "keyledger.KeyRevoked");
            assertThat(keyledger.console()).contains("This was the first start", "URL=" + keyledger.url() + "\n");
        }
    }

    @Test
    void theConsolePrintsTheSameWalk() throws IOException {
        try (var printed = CurlWalkIT.class.getResourceAsStream("/walk.sh")) {
            assertThat(new String(printed.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(walk());
        }
    }

    @Test
    void theRotationOfTheReadmeIsWithoutAnOutage(@TempDir Path home) throws Exception {
        try (RunningKeyledger keyledger = RunningKeyledger.startIn(home)) {
            List<String> lines = bash(home, walk() + rotation());

            assertThat(lines.get(lines.size() - 2))
                    .contains("\"state\":\"ACTIVE\"", "\"secretVersion\":2", "\"previousSecretValidUntil\":\"");
            assertThat(lines.getLast()).matches("calls: \\d+, failed: 0");
            assertThat(home).isDirectoryNotContaining("glob:**client.*");
        }
    }

    private static String rotation() throws IOException {
        Matcher rotation = ROTATION.matcher(Files.readString(README));
        assertThat(rotation.find()).as("a rotation in the README").isTrue();
        return rotation.group(1);
    }

    private static String walk() throws IOException {
        Matcher walk = WALK.matcher(Files.readString(README));
        assertThat(walk.find()).as("a walk in the README").isTrue();
        return walk.group(1);
    }

    private static List<String> bash(Path home, String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-e", "-u", "-o", "pipefail", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(bash.waitFor(60, SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(() -> String.join("\n", lines)).isZero();
        return lines;
    }
}
