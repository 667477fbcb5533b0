package io.keyledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class OwnDatabaseTest {

    @Test
    void whoBringsAPostgresqlGetsNoOther(@TempDir Path home) {
        Database own = TestPostgres.freshDatabase();
        Path data = home.resolve("data");

        try (ConfigurableApplicationContext program = SpringApplication.run(
                Keyledger.class,
                "--server.port=0",
                "--keyledger.data=" + data,
                "--spring.datasource.url=" + own.url(),
                "--spring.datasource.username=" + own.application().username(),
                "--spring.datasource.password=" + own.application().password(),
                "--keyledger.database.owner-username=" + own.owner().username(),
                "--keyledger.database.owner-password=" + own.owner().password())) {
            assertThat(program.getBean(Database.class).url()).isEqualTo(own.url());
            assertThat(data.resolve("initial-credentials.json")).exists();
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }
}
