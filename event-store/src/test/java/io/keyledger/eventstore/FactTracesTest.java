package io.keyledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.tracing.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class FactTracesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final Map<String, String> TRACED =
            Map.of(Context.TRACEPARENT, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    private final InMemorySpanExporter collected = InMemorySpanExporter.create();
    private final FactTraces traces = new FactTraces(
            new Traces(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(collected))
                    .build()),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatIsOlderThanTwoMinutesOrOfNoTraceIsLeftOut() {
        FactTraces.Batch batch = traces.begin("audit");
        batch.with(fact("too old", Duration.ofMinutes(2), TRACED), 1);
        batch.with(fact("of no trace", Duration.ZERO, Map.of()), 2);
        batch.with(fact("young", Duration.ofMinutes(2).minusMillis(1), TRACED), 3);
        batch.applied();

        assertThat(collected.getFinishedSpanItems())
                .extracting(step -> step.getAttributes().asMap())
                .containsExactly(Map.<AttributeKey<?>, Object>of(
                        AttributeKey.stringKey("keyledger.where"),
                        "audit",
                        AttributeKey.longKey("keyledger.position"),
                        3L));
    }

    @Test
    void whatIsNotAppliedIsNotTold() {
        traces.begin("audit").with(fact("rolled back", Duration.ZERO, TRACED), 1);

        assertThat(collected.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .isEmpty();
    }

    private static EventMessage<String> fact(String payload, Duration age, Map<String, String> metadata) {
        return new GenericEventMessage<>(payload, payload, metadata, NOW.minus(age));
    }
}
