package io.keyledger.eventstore.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The data source of the application role, which exists only once the owner role has migrated every schema. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Database database(Environment environment, DatabaseProperties properties) {
        return new Database(
                required(environment, "spring.datasource.url"),
                new Login(
                        required(environment, "spring.datasource.username"),
                        required(environment, "spring.datasource.password")),
                new Login(
                        given(properties.ownerUsername(), "keyledger.database.owner-username"),
                        given(properties.ownerPassword(), "keyledger.database.owner-password")));
    }

    @Bean
    DataSource dataSource(Database database, ObjectProvider<Schema> schemas, DatabaseProperties properties) {
        new Migrations(database, schemas.orderedStream().toList()).run();
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("keyledger");
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().username());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(properties.connections());
        pool.setConnectionTimeout(properties.connectionTimeout().toMillis());
        pool.setValidationTimeout(Math.max(250, properties.connectionTimeout().toMillis() / 2));
        pool.addDataSourceProperty("connectTimeout", DatabaseProperties.seconds(properties.connectionTimeout()));
        pool.addDataSourceProperty("loginTimeout", DatabaseProperties.seconds(properties.connectionTimeout()));
        pool.addDataSourceProperty("socketTimeout", DatabaseProperties.seconds(properties.socketTimeout()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "keyledger");
        return pool;
    }

    private static String required(Environment environment, String property) {
        return given(environment.getProperty(property), property);
    }

    private static String given(@org.jspecify.annotations.Nullable String value, String property) {
        if (value == null || value.isBlank()) {
            throw new MissingDatabaseSetting(property);
        }
        return value;
    }
}
