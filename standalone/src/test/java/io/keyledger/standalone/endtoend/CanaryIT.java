package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must stay secret, searched for where it must not be: in all that the program has written and all it answers. */
class CanaryIT {

    private static final String TALKATIVE = "--logging.level.io.keyledger=trace";

    @Test
    void noSecretIsAnywhereButWhereItBelongs(@TempDir Path home) throws Exception {
        CanarySearch search;
        List<String> answers;
        Map<String, byte[]> dump;
        try (RunningKeyledger keyledger = RunningKeyledger.startIn(home, TALKATIVE)) {
            Api api = new Api(keyledger);
            Answer issued = api.issue("canary");
            Answer rotated = api.rotate(issued.text("keyId"), "PT1H");
            List<Canary> canaries = new ArrayList<>(Canaries.keptIn(home));
            canaries.add(Canary.secret("issued secret", issued.text("secret"), null));
            canaries.add(Canary.secret("rotated secret", rotated.text("secret"), null));
            search = new CanarySearch(canaries);
            assertThat(search.in(issued.everything()))
                    .as("the one answer that shows it")
                    .containsExactly("issued secret");

            answers = new ArrayList<>(Misuse.of(api, issued.text("secret"), issued.text("keyId")));
            answers.addAll(everydayLife(api, issued));
            dump = Dump.of(keyledger.data());
        }

        assertThat(answers).as("answers").allMatch(answer -> search.in(answer).isEmpty());
        assertThat(search.among(dump)).as("tables").isEmpty();
        assertThat(search.inFilesOf(home)).as("files").isEqualTo(search.homes());
    }

    private static List<String> everydayLife(Api api, Answer issued) {
        String keyId = issued.text("keyId");
        return List.of(
                        api.verify(issued.text("secret")),
                        api.issue("canary"),
                        api.revoke(keyId),
                        api.rotate(keyId, "PT1H"),
                        api.verify(issued.text("secret")),
                        api.key(keyId),
                        api.audit(keyId),
                        api.get(api.keys()),
                        api.anonymous("GET", "/v3/api-docs"),
                        api.anonymous("GET", "/oauth2/jwks"),
                        api.anonymous("GET", "/.well-known/openid-configuration"))
                .stream()
                .map(Answer::everything)
                .toList();
    }

    @Test
    void whatIsSoughtWouldBeFound(@TempDir Path home) throws Exception {
        CanarySearch search = new CanarySearch(List.of(Canary.text("name", "canary in a name 5b1f", null)));
        Map<String, byte[]> dump;
        try (RunningKeyledger keyledger = RunningKeyledger.startIn(home)) {
            assertThat(new Api(keyledger).issue("canary in a name 5b1f").status())
                    .isEqualTo(201);
            dump = Dump.of(keyledger.data());
        }
        assertThat(search.among(dump)).containsKey("keyledger eventstore.event");
        assertThat(search.inFilesOf(home).keySet())
                .as("tables and write-ahead log")
                .anyMatch(file -> file.startsWith(home.resolve("data/postgres/pg_wal")))
                .anyMatch(file -> file.startsWith(home.resolve("data/postgres/base")));
    }
}
