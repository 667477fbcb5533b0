package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class NoDatabaseTest {

    private static final Set<String> connected = ConcurrentHashMap.newKeySet();

    @Configuration(proxyBeanMethods = false)
    static class Watched {

        @Bean
        static BeanPostProcessor watching() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? watched(database) : bean;
                }
            };
        }
    }

    private static DataSource watched(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                connected.add(Thread.currentThread().getName().replaceAll("[0-9]+$", ""));
                return super.getConnection();
            }
        };
    }

    @Test
    void noVerdictTakesAConnectionToTheDatabase() {
        try (Installation installation = new Installation(List.of(Watched.class))) {
            Facts facts = installation.facts();
            OrganizationId organization = facts.register();
            long joined = facts.join(organization, "reader", Role.AUDITOR);
            List<TestKey> keys = facts.issueMany(organization, 50);
            facts.revoke(keys.getFirst());
            connected.clear();
            for (TestKey key : keys) {
                String secret = key.secret().reveal();
                assertThat(installation
                                .client()
                                .verify(installation.validatorKey(), secret, Permission.READ.name())
                                .status())
                        .isEqualTo(200);
            }
            assertThat(connected).noneMatch(thread -> thread.startsWith("tomcat"));

            assertThat(installation
                            .client()
                            .get(
                                    "/v1/organizations/" + organization + "/keys",
                                    "reader",
                                    "Keyledger-Min-Position",
                                    Long.toString(joined))
                            .status())
                    .isEqualTo(200);
            assertThat(connected).as("who reads tables is seen").anyMatch(thread -> thread.startsWith("tomcat"));
        }
    }
}
