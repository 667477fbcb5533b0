package io.keyledger.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Collects a share of the traces that begin here. A sender outside can keep us from collecting, but not make us: its flag and
 * its choice of an id count for nothing else. Within what we began, all or nothing. Thread-safe.
 */
final class OwnChoice implements Sampler {

    private final double share;
    private final DoubleSupplier chance;

    /**
     * @param share of traces, 0 to 1
     * @param chance evenly from 0 to 1, 1 not among them
     */
    OwnChoice(double share, DoubleSupplier chance) {
        this.share = share;
        this.chance = chance;
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SpanContext before = Span.fromContext(parent).getSpanContext();
        boolean wanted = !before.isValid() || before.isSampled();
        boolean ours = before.isValid() && kind != SpanKind.SERVER;
        return wanted && (ours || chance.getAsDouble() < share)
                ? SamplingResult.recordAndSample()
                : SamplingResult.drop();
    }

    @Override
    public String getDescription() {
        return "OwnChoice{" + share + "}";
    }
}
