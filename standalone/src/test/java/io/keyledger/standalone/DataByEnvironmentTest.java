package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.eventstore.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataByEnvironmentTest {

    @Test
    void theVariableKeyledgerDataNamesTheDataDirectory(@TempDir Path place) throws Exception {
        Path named = place.resolve("named");
        List<String> settings = new ArrayList<>(OwnDatabase.arguments(TestPostgres.freshDatabase()));
        settings.add("--server.port=0");
        try (ChildJvm program = ChildJvm.start(
                place.resolve("output"),
                Map.of("KEYLEDGER_DATA", named.toString()),
                Keyledger.class,
                settings.toArray(String[]::new))) {
            await().atMost(Duration.ofSeconds(180))
                    .until(() -> Files.exists(named.resolve("keyledger.properties")) || !program.isAlive());
            assertThat(named.resolve("keyledger.properties")).as(program::says).exists();
            assertThat(place.resolve("named-keys/keyring.properties")).exists();
        }
    }
}
