package io.keyledger.tracing;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param endpoint where traces go, by OTLP over HTTP: the whole address, path included; none, and nothing is collected
 * @param share of requests and of what the scheduler does that is collected, 0 to 1
 */
@ConfigurationProperties("keyledger.tracing")
record TracingProperties(
        @Nullable URI endpoint, @DefaultValue("0.1") double share) {

    TracingProperties {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("keyledger.tracing.share is " + share + "; it has to be from 0 to 1");
        }
        if (endpoint != null && !isAddress(endpoint)) {
            throw new IllegalArgumentException(
                    "keyledger.tracing.endpoint has to be an address like http://collector:4318/v1/traces, without user and"
                            + " password in it");
        }
    }

    private static boolean isAddress(URI endpoint) {
        return ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
                && endpoint.getHost() != null
                && endpoint.getRawUserInfo() == null
                && endpoint.getRawQuery() == null
                && endpoint.getRawFragment() == null;
    }
}
