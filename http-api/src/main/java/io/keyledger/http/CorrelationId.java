package io.keyledger.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The text by which a request, its log lines and the facts it led to are found again. */
public final class CorrelationId {

    /** The header it is taken from and answered in. */
    public static final String HEADER = "Keyledger-Correlation-Id";

    static final String ATTRIBUTE = CorrelationId.class.getName();
    static final String MDC_KEY = "correlationId";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private CorrelationId() {}

    /** The id of the request this thread works for; outside of any request a new one on every call. */
    public static String current() {
        String id = ofThisRequest();
        return id != null ? id : fresh();
    }

    static @Nullable String ofThisRequest() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object id = request == null ? null : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return id instanceof String text ? text : MDC.get(MDC_KEY);
    }

    /**
     * What the client sent if it has the shape {@code [A-Za-z0-9._-]{1,64}} and holds nothing that looks like a secret,
     * else a new UUID: a correlation id is logged, answered and kept for ever.
     */
    static String accept(@Nullable String sent) {
        return sent != null && SHAPE.matcher(sent).matches() && !SecretShape.isIn(sent) ? sent : fresh();
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
