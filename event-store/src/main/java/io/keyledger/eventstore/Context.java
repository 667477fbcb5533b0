package io.keyledger.eventstore;

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

    private Context() {}
}
