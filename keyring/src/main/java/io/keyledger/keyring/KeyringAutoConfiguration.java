package io.keyledger.keyring;

import io.keyledger.eventstore.database.Schema;
import io.keyledger.eventstore.snapshot.SnapshotSeal;
import io.keyledger.identity.ContextWrappingKeys;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretBinder;
import io.keyledger.secrets.SecretDigester;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.secrets.WrappingKeys;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Reads the keyring at {@code keyledger.keyring}, unless the application brings its own. */
@AutoConfiguration(
        beforeName = {
            "io.keyledger.identity.VaultAutoConfiguration",
            "io.keyledger.eventstore.snapshot.SnapshotAutoConfiguration"
        })
class KeyringAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Keyring keyring(@Value("${keyledger.keyring:}") String file) {
        if (file.isBlank()) {
            throw new MissingKeyring();
        }
        return Keyring.load(Path.of(file));
    }

    @Bean
    SecretGenerator secretGenerator(@Value("${keyledger.secret.prefix:kl}") String prefix) {
        return new SecretGenerator(prefix);
    }

    @Bean
    SecretDigester secretDigester(Keyring keyring) {
        return keyring.digester();
    }

    @Bean
    SecretBinder secretBinder(Keyring keyring) {
        return keyring.binder();
    }

    @Bean
    SnapshotSeal snapshotSeal(Keyring keyring) {
        return new BindingSeal(keyring.snapshotBinder());
    }

    /** Where identity keeps what the wrapping keys wrap. */
    @Bean
    Schema personKeysSchema() {
        return new Schema("identity", "classpath:db/identity");
    }

    @Bean
    ContextWrappingKeys contextWrappingKeys(Keyring keyring) {
        WrappingKeys keys = keyring.contextKeys();
        return new ContextWrappingKeys() {
            @Override
            public String currentId() {
                return keys.currentId();
            }

            @Override
            public Optional<SecretKey> key(String id) {
                return keys.key(id);
            }
        };
    }
}
