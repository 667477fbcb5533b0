package io.keyledger.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Opens the vault where there is a database for the persons' keys and somebody to wrap them. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
class VaultAutoConfiguration {

    private static final int KEY_BYTES = 32;
    private static final int RECENT_AT_MOST = 10_000;
    private static final Duration RECENT_FOR = Duration.ofMinutes(1);

    @Bean
    @ConditionalOnBean({DataSource.class, ContextWrappingKeys.class})
    PersonalContextVault personalContextVault(DataSource database, ContextWrappingKeys wrappingKeys) {
        SecureRandom random = new SecureRandom();
        AesGcm aes = new AesGcm(random);
        PersonKeys keys = new PersonKeys(database, wrappingKeys, aes, UUID::randomUUID, () -> {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            return key;
        });
        return new PersonalContextVault(keys, new RecentPersonKeys(RECENT_AT_MOST, RECENT_FOR, System::nanoTime), aes);
    }
}
