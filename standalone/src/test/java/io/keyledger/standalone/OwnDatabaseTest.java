package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class OwnDatabaseTest {

    @Test
    void whoBringsAPostgresqlGetsNoOther(@TempDir Path home) {
        Database own = TestPostgres.freshDatabase();
        Path data = home.resolve("data");

        List<String> arguments = new ArrayList<>(OwnDatabase.arguments(own));
        arguments.addAll(List.of("--server.port=0", "--keyledger.data=" + data));
        try (ConfigurableApplicationContext program =
                SpringApplication.run(Keyledger.class, arguments.toArray(String[]::new))) {
            assertThat(program.getBean(Database.class).url()).isEqualTo(own.url());
            assertThat(data.resolve("initial-credentials.json")).exists();
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }
}
