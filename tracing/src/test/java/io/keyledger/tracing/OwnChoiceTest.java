package io.keyledger.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnChoiceTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @CsvSource({
        "none, SERVER, 0.49, true",
        "none, SERVER, 0.5, false",
        "none, INTERNAL, 0.49, true",
        "none, INTERNAL, 0.5, false",
        "sampled, SERVER, 0.49, true",
        "sampled, SERVER, 0.5, false",
        "unsampled, SERVER, 0, false",
        "sampled, INTERNAL, 0.99, true",
        "sampled, CONSUMER, 0.99, true",
        "unsampled, INTERNAL, 0, false",
        "unsampled, CONSUMER, 0, false"
    })
    void ofAllTracesHalf(String parent, SpanKind kind, double chance, boolean collected) {
        OwnChoice half = new OwnChoice(0.5, () -> chance);

        SamplingDecision decision = half.shouldSample(
                        before(parent), TRACE, "a step", kind, Attributes.empty(), List.of())
                .getDecision();

        assertThat(decision).isEqualTo(collected ? SamplingDecision.RECORD_AND_SAMPLE : SamplingDecision.DROP);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "1, 0.999999, true"})
    void allOrNothingIsAChoiceToo(double share, double chance, boolean collected) {
        SamplingDecision decision = new OwnChoice(share, () -> chance)
                .shouldSample(Context.root(), TRACE, "a step", SpanKind.SERVER, Attributes.empty(), List.of())
                .getDecision();

        assertThat(decision).isEqualTo(collected ? SamplingDecision.RECORD_AND_SAMPLE : SamplingDecision.DROP);
    }

    private static Context before(String parent) {
        if (parent.equals("none")) {
            return Context.root();
        }
        TraceFlags flags = parent.equals("sampled") ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return Context.root()
                .with(Span.wrap(
                        SpanContext.createFromRemoteParent(TRACE, "b7ad6b7169203331", flags, TraceState.getDefault())));
    }
}
