package io.keyledger.standalone.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.standalone.endtoend.Api.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStartKilledIT {

    /** As soon as this file is there, wherever that happens to be in its course, the first start is killed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/lock",
                "data-keys/keyring.properties",
                "data/postgres/postmaster.pid",
                "data-keys/provider-signing-key.json",
                "data/initial-credentials.json"
            })
    void aFirstStartThatWasKilledGoesOnAtTheNext(String file, @TempDir Path home) throws Exception {
        Process killed =
                RunningKeyledger.launch(home, home.resolve("killed.log"), RunningKeyledger.freePort(), List.of());
        await().atMost(Duration.ofSeconds(120))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Files.exists(home.resolve(file)) || !killed.isAlive());
        assertThat(killed.isAlive())
                .as("it was still starting when it was killed")
                .isTrue();
        killed.destroyForcibly();
        assertThat(killed.waitFor(30, SECONDS)).isTrue();

        try (RunningKeyledger keyledger = RunningKeyledger.startIn(home)) {
            Api api = new Api(keyledger);
            Answer issued = api.issue("after the kill");
            assertThat(issued.status()).as(issued.response().body()).isEqualTo(201);
            assertThat(api.verify(issued.text("secret")).text("code")).isEqualTo("VALID");
        }
    }
}
