package io.keyledger.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Sends traces where {@code keyledger.tracing.endpoint} says, and collects none where it says nothing. */
@AutoConfiguration
@EnableConfigurationProperties(TracingProperties.class)
class TracingAutoConfiguration {

    /** For each attempt; what cannot be sent in time is dropped, and nobody waits for it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Closed after whatever makes steps, since that depends on it. */
    private record Collected(Traces traces, AutoCloseable provider) implements AutoCloseable {

        static final Collected NOTHING = new Collected(Traces.none(), () -> {});

        @Override
        public void close() throws Exception {
            provider.close();
        }
    }

    @Bean
    @ConditionalOnMissingBean(Traces.class)
    Collected collected(
            TracingProperties properties, @Value("${spring.application.name:keyledger}") String application) {
        URI endpoint = properties.endpoint();
        if (endpoint == null) {
            return Collected.NOTHING;
        }
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(Resource.create(names(application))))
                .setSampler(new OwnChoice(
                        properties.share(), () -> ThreadLocalRandom.current().nextDouble()))
                .setSpanLimits(
                        SpanLimits.builder().setMaxAttributeValueLength(256).build())
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint.toString())
                                .setTimeout(PATIENCE)
                                .build())
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .setExporterTimeout(PATIENCE)
                        .build())
                .build();
        return new Collected(
                new Traces(provider), () -> provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    @ConditionalOnMissingBean
    Traces traces(Collected collected) {
        return collected.traces();
    }

    private static Attributes names(String application) {
        return Attributes.of(
                AttributeKey.stringKey("service.name"),
                application,
                AttributeKey.stringKey("service.instance.id"),
                ManagementFactory.getRuntimeMXBean().getName());
    }
}
