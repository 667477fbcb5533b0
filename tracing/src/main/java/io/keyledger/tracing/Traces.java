package io.keyledger.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where steps begin. How they hang together is told between threads and processes by a {@code traceparent}, as W3C Trace
 * Context, section 3.2, has it; {@code tracestate} and baggage are neither read nor passed on. Thread-safe; never fails because a
 * receiver does.
 */
public final class Traces {

    /** The name of the one header, and of the one piece of metadata. */
    public static final String TRACEPARENT = "traceparent";

    private static final String SCOPE = "io.keyledger";
    private static final Traces NONE = new Traces(TracerProvider.noop(), false);

    private final Tracer tracer;
    private final boolean collecting;

    /** Steps that are told to this provider. */
    public Traces(TracerProvider provider) {
        this(provider, true);
    }

    private Traces(TracerProvider provider, boolean collecting) {
        this.tracer = provider.get(SCOPE);
        this.collecting = collecting;
    }

    /** Where nobody collects: steps cost next to nothing, and nothing is passed on. */
    public static Traces none() {
        return NONE;
    }

    /** Whether anybody collects. */
    public boolean collecting() {
        return collecting;
    }

    /**
     * Begins the step of a request from outside. Whether it is collected is decided here, and never only because its sender
     * wants it.
     *
     * @param parent what the sender sent, if it did; whatever is no {@code traceparent} is as good as none
     */
    public Step received(String name, @Nullable String parent) {
        return collecting ? step(name, SpanKind.SERVER, parent == null ? Context.root() : context(parent)) : Step.NONE;
    }

    /** Begins a step of what this thread is at, or a trace if it is at nothing. */
    public Step begin(String name) {
        return collecting ? step(name, SpanKind.INTERNAL, Context.current()) : Step.NONE;
    }

    /**
     * Goes on with what another thread or process of ours began; if that is not collected, neither is this.
     *
     * @param parent what {@link Step#traceparent()} told there
     */
    public Step continued(String name, @Nullable String parent) {
        return collecting && parent != null ? step(name, SpanKind.CONSUMER, context(parent)) : Step.NONE;
    }

    /**
     * Tells of something that is over, as a step of what another thread or process of ours began.
     *
     * @param parent what {@link Step#traceparent()} told there
     * @param saying says what there is to say of it, and neither ends nor keeps it
     */
    public void told(String name, String parent, Instant began, Instant ended, Consumer<Step> saying) {
        if (collecting) {
            Span span = tracer.spanBuilder(name)
                    .setSpanKind(SpanKind.CONSUMER)
                    .setParent(context(parent))
                    .setStartTimestamp(began)
                    .startSpan();
            saying.accept(new Step(span, Scope.noop()));
            span.end(ended);
        }
    }

    /** The step closes its scope. */
    @SuppressWarnings("MustBeClosedChecker")
    private Step step(String name, SpanKind kind, Context parent) {
        Span span = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
        return new Step(span, span.makeCurrent());
    }

    private static Context context(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, OnlyParent.INSTANCE);
    }

    private enum OnlyParent implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return TRACEPARENT.equals(key) ? carrier : null;
        }
    }
}
