package io.keyledger.command;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Defaults of the deciding side, weaker than anything an application, its operator or its tests say, and weaker than those of an
 * answering side in the same process, which needs more to be ready.
 */
final class CommandDefaults implements EnvironmentPostProcessor, Ordered {

    private static final String NAME = "keyledger-command-defaults";

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
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
                                "spring.application.name", "keyledger-command-side",
                                "management.endpoint.health.probes.enabled", "true",
                                "management.endpoint.health.group.readiness.include",
                                        "readinessState,eventStore,projections",
                                "management.endpoint.health.group.readiness.show-components", "always",
                                "management.endpoint.health.group.readiness.show-details", "always")));
    }
}
