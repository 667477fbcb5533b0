package io.keyledger.query;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Defaults of the answering side, weaker than anything an application, its operator or its tests say. */
final class QueryDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "keyledger-query-defaults";

    /** Before those of a deciding side in the same process, and so stronger. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().contains(NAME)) {
            return;
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        NAME,
                        Map.of(
                                "spring.application.name", "keyledger-query-side",
                                "spring.jpa.hibernate.ddl-auto", "validate",
                                "spring.jpa.open-in-view", "false",
                                "spring.jpa.properties.hibernate.jdbc.batch_size", "128",
                                "spring.jpa.properties.hibernate.order_inserts", "true",
                                "management.endpoint.health.probes.enabled", "true",
                                "management.endpoint.health.group.readiness.include",
                                        "readinessState,eventStore,projections,validation,validatorLease",
                                "management.endpoint.health.group.readiness.show-components", "always",
                                "management.endpoint.health.group.readiness.show-details", "always")));
    }
}
