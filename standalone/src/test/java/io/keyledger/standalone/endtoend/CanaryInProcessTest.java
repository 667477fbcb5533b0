package io.keyledger.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.standalone.InProcess;
import io.keyledger.standalone.endtoend.Api.Answer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What can be searched from inside of the program only: its meters, and for the passwords it keeps in memory. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryInProcessTest {

    @Test
    void noMeterTellsASecretAndNoPasswordOfTheDatabaseGetsOut(@TempDir Path home, CapturedOutput console)
            throws Exception {
        int port = RunningKeyledger.freePort();
        List<Canary> canaries = new ArrayList<>();
        List<String> told;
        Map<String, byte[]> dump;
        List<String> meters;
        try (ConfigurableApplicationContext program = InProcess.start(
                "--server.port=" + port,
                "--keyledger.data=" + home.resolve("data"),
                "--logging.level.io.keyledger=trace")) {
            Database database = program.getBean(Database.class);
            Api api = new Api("http://localhost:" + port, Credentials.in(home.resolve("data")));
            Answer issued = api.issue("canary");
            canaries.addAll(Canaries.keptIn(home));
            canaries.add(Canary.secret("issued secret", issued.text("secret"), null));
            canaries.add(
                    Canary.text("application's password", database.application().password(), null));
            canaries.add(Canary.text("owner role's password", database.owner().password(), null));
            told = Misuse.of(api, issued.text("secret"), issued.text("keyId"));
            dump = Dump.of(home.resolve("data"));
            meters = program.getBean(MeterRegistry.class).getMeters().stream()
                    .map(Meter::getId)
                    .map(id -> id + " " + id.getDescription())
                    .toList();
        }
        CanarySearch search = new CanarySearch(canaries);

        assertThat(meters).as("meters").anyMatch(meter -> meter.contains("http.server.requests"));
        assertThat(meters).allMatch(meter -> search.in(meter).isEmpty());
        assertThat(told).as("answers").allMatch(answer -> search.in(answer).isEmpty());
        assertThat(search.in(console.getAll())).as("console").isEmpty();
        assertThat(search.among(dump)).as("tables").isEmpty();
        assertThat(search.inFilesOf(home)).as("files").isEqualTo(search.homes());
    }
}
