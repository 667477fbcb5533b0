package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a secret must never be, searched for real secrets: everything the program has written, and all it answers. */
class CanaryIT {

    private static final int RANDOM_START = "kl_live_".length();
    private static final int RANDOM_LENGTH = 43;

    @Test
    void noSecretIsAnywhereButInTheAnswerThatShowsIt(@TempDir Path home) throws IOException {
        RunningKeyledger keyledger = RunningKeyledger.startIn(home);
        Api api = new Api(keyledger);
        List<String> canaries = new ArrayList<>();
        Answer issued = api.issue("canary");
        canaries.add(random(issued.text("secret")));
        Answer rotated = api.rotate(issued.text("keyId"), "PT1H");
        canaries.add(random(rotated.text("secret")));
        canaries.add(random(keyledger.credentials().get("validatorKey")));
        canaries.add(keyledger.credentials().get("clientSecret"));
        canaries.add(keyledger.credentials().get("ownerPassword"));

        List<String> answers = new ArrayList<>();
        api.verify(issued.text("secret"));
        answers.add(misuse(api, issued.text("secret")));
        api.revoke(issued.text("keyId"));
        answers.add(api.key(issued.text("keyId")).response().body());
        answers.add(api.audit(issued.text("keyId")).response().body());
        answers.add(api.get(api.keys()).response().body());
        answers.add(api.verify(issued.text("secret")).response().body());
        answers.add(api.anonymous("GET", "/v3/api-docs").response().body());
        keyledger.close();

        for (String canary : canaries) {
            assertThat(answers).as("answers").noneMatch(answer -> answer.contains(canary));
            assertThat(filesWith(home, canary)).as("files that hold a secret").isEmpty();
        }
    }

    @Test
    void theCanaryIsFoundWhereItMayBe(@TempDir Path home) throws IOException {
        try (RunningKeyledger keyledger = RunningKeyledger.startIn(home)) {
            Answer issued = new Api(keyledger).issue("canary in a name 5b1f");

            assertThat(issued.status()).isEqualTo(201);
        }
        assertThat(filesWith(home, "canary in a name 5b1f"))
                .as("the search sees the tables and the write-ahead log")
                .anyMatch(file -> file.contains("pg_wal"))
                .anyMatch(file -> file.contains("base"));
    }

    /** Every way to hand in a secret where none belongs; what comes back. */
    private static String misuse(Api api, String secret) {
        return Stream.of(
                        api.post(api.keys(), "{\"name\":\"" + secret + "\u0000\",\"permission\":\"READ\"}"),
                        api.post(api.keys(), "{\"" + secret + "\":1}"),
                        api.post(api.keys(), "{\"permission\":\"" + secret + "\"}"),
                        api.post(api.keys() + "/" + secret + "/rotation", "{}"),
                        api.get("/v1/organizations/" + secret + "/keys"),
                        api.get(api.keys() + "?limit=" + secret),
                        api.verify(secret + secret),
                        api.anonymous("GET", "/" + secret))
                .peek(answer -> assertThat(answer.status()).isLessThan(500))
                .map(answer ->
                        answer.response().body() + answer.response().headers().map())
                .reduce("", String::concat);
    }

    private static String random(String secret) {
        return secret.substring(RANDOM_START, RANDOM_START + RANDOM_LENGTH);
    }

    /** Data directory with tables, indexes and write-ahead log, keys and console; but for the credentials file itself. */
    private static List<String> filesWith(Path home, String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("initial-credentials.json"))
                    .filter(file -> !file.toString().contains("/runtime/"))
                    .filter(file -> contains(read(file), wanted))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(byte[] text, byte[] wanted) {
        String latin = new String(text, StandardCharsets.ISO_8859_1);
        return latin.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
