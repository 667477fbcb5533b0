package io.keyledger.identity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code keyledger.metrics.*}: who may read metrics.
 *
 * @param tokenFile a file that holds the token of whoever may; if it is not set, nobody may
 */
@ConfigurationProperties("keyledger.metrics")
record MetricsProperties(@Nullable Path tokenFile) {}
