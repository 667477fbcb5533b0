package io.keyledger.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.snapshot.Snapshot;
import io.keyledger.eventstore.snapshot.SnapshotSeal;
import io.keyledger.identity.ContextWrappingKeys;
import io.keyledger.secrets.BoundSnapshot;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretBinder;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.secrets.SecretText;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class KeyringAutoConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(KeyringAutoConfiguration.class));

    @Test
    void whatComputesWithTheKeysUsesTheFileNamed(@TempDir Path directory) {
        Path file = directory.resolve("keyring.properties");
        Keyring keyring = Keyring.create(file);

        application.withPropertyValues("keyledger.keyring=" + file).run(context -> {
            SecretText secret = context.getBean(SecretGenerator.class).generate(Environment.LIVE);
            assertThat(secret.prefix()).isEqualTo("kl");
            assertThat(context.getBean(SecretDigester.class).digest(secret))
                    .isEqualTo(keyring.digester().digest(secret));
            assertThat(context).hasSingleBean(SecretBinder.class);
            ContextWrappingKeys wrapping = context.getBean(ContextWrappingKeys.class);
            assertThat(wrapping.currentId()).isEqualTo(keyring.contextKeys().currentId());
            assertThat(wrapping.key(wrapping.currentId()))
                    .isEqualTo(keyring.contextKeys().key(wrapping.currentId()))
                    .isPresent();
            assertThat(wrapping.key("unheard-of")).isEmpty();
        });
    }

    @Test
    void snapshotsAreSealedUnderTheBindingKeys(@TempDir Path directory) {
        Path file = directory.resolve("keyring.properties");
        Keyring keyring = Keyring.create(file);
        UUID event = new UUID(0, 1);
        Snapshot snapshot = new Snapshot("org_1", "Organization", 99, event, "keyledger.Test", 1, "{}");

        application.withPropertyValues("keyledger.keyring=" + file).run(context -> {
            SnapshotSeal seal = context.getBean(SnapshotSeal.class);
            Binding binding = keyring.snapshotBinder()
                    .bind(new BoundSnapshot("org_1", "Organization", 99, event, "keyledger.Test", 1, "{}"));
            assertThat(seal.seal(snapshot)).isEqualTo(binding);
            assertThat(seal.holds(snapshot, binding)).isTrue();
            assertThat(seal.holds(new Snapshot("org_2", "Organization", 99, event, "keyledger.Test", 1, "{}"), binding))
                    .isFalse();
        });
    }

    @Test
    void theKeysOfPersonsHaveASchema(@TempDir Path directory) {
        Path file = directory.resolve("keyring.properties");
        Keyring.create(file);

        application
                .withPropertyValues("keyledger.keyring=" + file)
                .run(context -> assertThat(context.getBean(Schema.class))
                        .isEqualTo(new Schema("identity", "classpath:db/identity")));
    }

    @Test
    void anInstallationHasAPrefixOfItsOwn(@TempDir Path directory) {
        Path file = directory.resolve("keyring.properties");
        Keyring.create(file);

        application
                .withPropertyValues("keyledger.keyring=" + file, "keyledger.secret.prefix=acme")
                .run(context -> assertThat(context.getBean(SecretGenerator.class)
                                .generate(Environment.TEST)
                                .prefix())
                        .isEqualTo("acme"));
    }

    @Test
    void anApplicationsOwnKeyringIsUsed(@TempDir Path directory) {
        Keyring own = Keyring.create(directory.resolve("keyring.properties"));

        application
                .withBean(Keyring.class, () -> own)
                .run(context -> assertThat(context.getBean(Keyring.class)).isSameAs(own));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyledger.other=1", "keyledger.keyring=", "keyledger.keyring=  "})
    void withoutAKeyringItDoesNotStart(String property) {
        application
                .withPropertyValues(property)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(MissingKeyring.class)
                        .hasStackTraceContaining("set keyledger.keyring"));
    }

    @Test
    void aKeyringThatIsNotThereIsNotMade(@TempDir Path directory) {
        Path file = directory.resolve("keyring.properties");

        application
                .withPropertyValues("keyledger.keyring=" + file)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining(file + " does not exist"));
        assertThat(file).doesNotExist();
    }
}
