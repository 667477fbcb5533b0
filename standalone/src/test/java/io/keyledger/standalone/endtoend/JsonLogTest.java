package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.standalone.InProcess;
import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class JsonLogTest {

    /** At its debug level it logs what it reads as bodies and what it answers, as their toString says it. */
    private static final String TALKATIVE = "org.springframework.web.servlet.mvc.method.annotation";

    @Test
    void everyLineOfARequestIsJsonThatNamesTheRequestAndNoSecret(@TempDir Path home, CapturedOutput console)
            throws Exception {
        int port = RunningKeyledger.freePort();
        List<Canary> canaries = new ArrayList<>();
        try (ConfigurableApplicationContext program = InProcess.start(
                "--server.port=" + port,
                "--keyledger.data=" + home.resolve("data"),
                "--logging.structured.format.console=ecs",
                "--logging.level.io.keyledger=trace",
                "--logging.level." + TALKATIVE + "=debug")) {
            assertThat(program.isRunning()).isTrue();
            Api api = new Api("http://localhost:" + port, Credentials.in(home.resolve("data")));
            Answer issued = api.post(
                    api.keys(),
                    "{\"name\":\"logged\",\"permission\":\"WRITE\",\"environment\":\"live\"}",
                    "Keyledger-Correlation-Id",
                    "issue-in-the-log");
            api.verify(issued.text("secret"));
            program.getBean(LoggingSystem.class).setLogLevel(TALKATIVE, LogLevel.INFO);
            Misuse.of(api, issued.text("secret"), issued.text("keyId"));
            canaries.addAll(Canaries.keptIn(home));
            canaries.add(Canary.secret("issued secret", issued.text("secret"), null));
            canaries.add(Canary.text("access token", api.token(), null));
        }
        List<JsonNode> lines = lines(console.getOut());

        assertThat(lines)
                .anySatisfy(line -> assertThat(id(line)).isEqualTo("issue-in-the-log"))
                .filteredOn(JsonLogTest::isOfARequest)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(id(line)).isNotEmpty());
        assertThat(lines)
                .as("lines of what happens outside of any request")
                .anySatisfy(line -> assertThat(id(line)).isEmpty());
        assertThat(new CanarySearch(canaries).in(console.getAll())).isEmpty();
    }

    private static String id(JsonNode line) {
        return line.path("correlationId").asString("");
    }

    private static boolean isOfARequest(JsonNode line) {
        return line.path("process").path("thread").path("name").asString("").startsWith("tomcat-handler");
    }

    /** From the first line on that is JSON: before that the test's own framework speaks. */
    private static List<JsonNode> lines(String console) {
        return console.lines()
                .dropWhile(line -> !line.startsWith("{"))
                .map(JsonLogTest::json)
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw new AssertionError("A line that is not JSON: " + line, e);
        }
    }
}
