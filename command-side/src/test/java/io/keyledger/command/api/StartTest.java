package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.keyledger.command.CommandSide;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.command.testing.TestKeyring;
import io.keyledger.eventstore.database.Database;
import io.keyledger.eventstore.testing.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource.url", "keyledger.database.owner-password"})
    void aMissingDatabaseSettingIsNamed(String setting, CapturedOutput output) {
        refusesToStartWithout(setting);

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "No database is configured: set " + setting)
                .doesNotContain("\tat org.springframework", "of-a-test");
    }

    @Test
    void aMissingKeyringIsNamed(CapturedOutput output) {
        refusesToStartWithout("keyledger.keyring");

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "No keyring is configured: set keyledger.keyring")
                .doesNotContain("\tat org.springframework");
    }

    @Test
    void aKeyringThatCannotBeReadIsNamed(CapturedOutput output) {
        refusesToStart(List.of("keyledger.keyring=/nowhere/keyring.properties"), "keyledger.keyring");

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "The keyring /nowhere/keyring.properties")
                .doesNotContain("\tat org.springframework");
    }

    private static void refusesToStartWithout(String setting) {
        refusesToStart(List.of(), setting);
    }

    private static void refusesToStart(List<String> otherwise, String without) {
        List<String> settings = new ArrayList<>(otherwise);
        settings(TestPostgres.freshDatabase()).stream()
                .filter(setting -> !setting.startsWith(without + "="))
                .forEach(settings::add);
        assertThatException()
                .isThrownBy(() -> new SpringApplicationBuilder(CommandSide.class, TestIssuer.class)
                        .properties(settings.toArray(String[]::new))
                        .run()
                        .close());
    }

    private static List<String> settings(Database database) {
        return List.of(
                "server.port=0",
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.application().username(),
                "spring.datasource.password=" + database.application().password(),
                "keyledger.database.owner-username=" + database.owner().username(),
                "keyledger.database.owner-password=" + database.owner().password(),
                "keyledger.keyring=" + TestKeyring.file());
    }
}
