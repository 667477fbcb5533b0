package io.keyledger.eventstore;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** What must be set for Axon 4.13 on Spring Boot 4, so that no application has to remember it. */
class AxonDefaults implements EnvironmentPostProcessor {

    private static final Profiles AXON_SERVER = Profiles.of("axon-server");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "keyledger-axon-defaults",
                        Map.of(
                                "axon.axonserver.enabled", Boolean.toString(environment.acceptsProfiles(AXON_SERVER)),
                                "axon.axonserver.command-threads", "64",
                                "axon.update-check.disabled", "true",
                                "axon.serializer.general", "jackson3",
                                "axon.serializer.messages", "jackson3",
                                "axon.serializer.events", "jackson3",
                                // An advertisement, and the news that nobody is asked for updates.
                                "logging.level.org.axonframework.config", "warn",
                                "logging.level.org.axonframework.updates", "warn",
                                // Each try to connect, with a stack trace; the store says once that it is out of reach.
                                "logging.level.io.axoniq.axonserver.connector.impl.AxonServerManagedChannel",
                                        "error")));
    }
}
