package io.keyledger.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {

    private static final String SENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final InMemorySpanExporter collected = InMemorySpanExporter.create();
    private double chance;
    private final Traces traces = new Traces(SdkTracerProvider.builder()
            .setSampler(new OwnChoice(0.5, () -> chance))
            .addSpanProcessor(SimpleSpanProcessor.create(collected))
            .build());

    @Test
    void stepsHangTogetherWithinAThreadAndAcrossOthers() {
        String handedOn;
        try (Step request = traces.received("request", SENT)) {
            request.rename("request by its route");
            try (Step command = traces.begin("command")) {
                handedOn = command.traceparent();
            }
        }
        traces.continued("decide", handedOn).with("position", 7).close();

        List<SpanData> steps = collected.getFinishedSpanItems();
        assertThat(steps).extracting(SpanData::getName).containsExactly("command", "request by its route", "decide");
        assertThat(steps).extracting(SpanData::getTraceId).containsOnly("0af7651916cd43dd8448eb211c80319c");
        assertThat(steps.get(1).getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(steps.get(0).getParentSpanId()).isEqualTo(steps.get(1).getSpanId());
        assertThat(steps.get(2).getParentSpanId()).isEqualTo(steps.get(0).getSpanId());
        assertThat(steps.get(2).getAttributes().asMap()).containsEntry(AttributeKey.longKey("position"), 7L);
    }

    @Test
    void whatIsOverIsToldWithItsOwnTimes() {
        Instant began = Instant.parse("2026-03-01T09:30:00.125Z");

        traces.told("apply", SENT, began, began.plusMillis(5), step -> step.with("where", "audit"));

        SpanData told = collected.getFinishedSpanItems().getFirst();
        assertThat(told.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(told.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(told.getStartEpochNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(began.toEpochMilli()));
        assertThat(told.getEndEpochNanos() - told.getStartEpochNanos()).isEqualTo(5_000_000);
        assertThat(told.getAttributes().asMap()).containsEntry(AttributeKey.stringKey("where"), "audit");
    }

    @Test
    void whatIsNotCollectedIsNotHandedOn() {
        chance = 0.7;
        try (Step request = traces.received("request", SENT)) {
            assertThat(request.traceId()).isNull();
            try (Step command = traces.begin("command")) {
                assertThat(command.traceparent()).isNull();
            }
        }
        traces.continued("decide", null).close();

        assertThat(collected.getFinishedSpanItems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "kl_live_something"
            })
    void whatIsNoParentBeginsATrace(String sent) {
        traces.received("request", sent).close();

        SpanData request = collected.getFinishedSpanItems().getFirst();
        assertThat(request.getParentSpanContext().isValid()).isFalse();
        assertThat(request.getTraceId()).isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void whereNobodyCollectsNothingIsHandedOnEither() {
        try (Step request = Traces.none().received("request", SENT)) {
            assertThat(request.traceparent()).isNull();
            assertThat(Traces.none().begin("command").traceparent()).isNull();
            assertThat(Traces.none().continued("decide", SENT).traceparent()).isNull();
        }
        assertThat(Traces.none().collecting()).isFalse();
    }
}
