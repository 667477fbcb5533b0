package io.keyledger.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that takes time, from its begin to {@link #close()}; both on the same thread. Not thread-safe. */
public final class Step implements AutoCloseable {

    static final Step NONE = new Step(Span.getInvalid(), Scope.noop());

    private final Span span;
    private final Scope scope;

    Step(Span span, Scope scope) {
        this.span = span;
        this.scope = scope;
    }

    /** Calls it something else than at its begin, when more is known. */
    public void rename(String name) {
        span.updateName(name);
    }

    /** Says something of it; neither a secret nor anything that a client may write freely belongs here. */
    public Step with(String attribute, String value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** Says something of it. */
    public Step with(String attribute, long value) {
        span.setAttribute(attribute, value);
        return this;
    }

    /** It went wrong, by no fault of whoever asked. */
    public void failed() {
        span.setStatus(StatusCode.ERROR);
    }

    /** What lets another thread or process go on with it, or null if it is not collected. */
    public @Nullable String traceparent() {
        if (!span.getSpanContext().isSampled()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        W3CTraceContextPropagator.getInstance()
                .inject(Context.root().with(span), headers, (unused, name, value) -> headers.put(name, value));
        return headers.get(Traces.TRACEPARENT);
    }

    /** The trace it belongs to, 32 hexadecimal digits, or null if it is not collected. */
    public @Nullable String traceId() {
        SpanContext context = span.getSpanContext();
        return context.isSampled() ? context.getTraceId() : null;
    }

    /** It is over. */
    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
