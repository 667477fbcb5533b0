package io.keyledger.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Brings defaults for the server, weaker than anything an application, its operator or its tests say. */
final class HttpDefaults implements EnvironmentPostProcessor {

    private static final String NAME = "keyledger-http-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().contains(NAME)) {
            return;
        }
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(NAME, new ClassPathResource(NAME, HttpDefaults.class)));
        } catch (IOException missing) {
            throw new UncheckedIOException(NAME + " is not on the class path", missing);
        }
    }
}
