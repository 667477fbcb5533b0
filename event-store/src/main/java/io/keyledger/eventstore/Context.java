package io.keyledger.eventstore;

import io.keyledger.tracing.Traces;

/** Names of what travels with a command into the metadata of every event it leads to. */
public final class Context {

    /** Ties everything together that came of one request. */
    public static final String CORRELATION_ID = "correlationId";

    /** Source address and user agent, sealed under the key of the person whose they are. */
    public static final String SEALED_CONTEXT = "context";

    /** The caller's {@code Idempotency-Key}. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";

    /** Digest of what was asked under that key, to tell a repetition from another request. */
    public static final String REQUEST_DIGEST = "requestDigest";

    /** The step that took the decision, as W3C Trace Context has it; there only if its trace is collected. */
    public static final String TRACEPARENT = Traces.TRACEPARENT;

    private Context() {}
}
