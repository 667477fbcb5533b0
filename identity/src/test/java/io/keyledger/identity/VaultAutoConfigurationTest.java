package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class VaultAutoConfigurationTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(VaultAutoConfiguration.class));

    @Test
    void thereIsAVaultWhereThereAreADatabaseAndWrappingKeys() {
        application
                .withBean(DataSource.class, DriverManagerDataSource::new)
                .withBean(ContextWrappingKeys.class, NoKeys::new)
                .run(context -> assertThat(context).hasSingleBean(PersonalContextVault.class));
    }

    @Test
    void thereIsNoneWhereOneOfThemIsMissing() {
        application
                .withBean(DataSource.class, DriverManagerDataSource::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PersonalContextVault.class));
        application
                .withBean(ContextWrappingKeys.class, NoKeys::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PersonalContextVault.class));
    }

    private static final class NoKeys implements ContextWrappingKeys {

        @Override
        public String currentId() {
            return "none";
        }

        @Override
        public Optional<SecretKey> key(String id) {
            return Optional.empty();
        }
    }
}
