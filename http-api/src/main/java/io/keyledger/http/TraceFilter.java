package io.keyledger.http;

import io.keyledger.tracing.Step;
import io.keyledger.tracing.Traces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Makes every request a step, named after its route: of what a client wrote, only a correlation id that was accepted and the method, if it is a
 * known one, get into it. What is asked for by probes and scrapers is left out.
 */
final class TraceFilter extends OncePerRequestFilter {

    private static final String MDC_KEY = "traceId";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

    private final Traces traces;

    TraceFilter(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        try (Step step = traces.received(method, onlyParent(request));
                var ignored = traceId(step)) {
            step.with("http.request.method", method);
            if (request.getAttribute(CorrelationId.ATTRIBUTE) instanceof String id) {
                step.with("keyledger.correlation_id", id);
            }
            boolean answered = false;
            try {
                chain.doFilter(request, response);
                answered = true;
            } finally {
                tell(step, method, request, answered ? response.getStatus() : 500);
            }
        }
    }

    private static void tell(Step step, String method, HttpServletRequest request, int status) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route) {
            step.rename(method + " " + route);
            step.with("http.route", route);
        }
        step.with("http.response.status_code", status);
        if (status >= 500) {
            step.failed();
        }
    }

    /** Two of them are none: nobody could say which one counts. */
    private static @Nullable String onlyParent(HttpServletRequest request) {
        Enumeration<String> sent = request.getHeaders(Traces.TRACEPARENT);
        String first = sent.hasMoreElements() ? sent.nextElement() : null;
        return sent.hasMoreElements() ? null : first;
    }

    private static MDC.@Nullable MDCCloseable traceId(Step step) {
        String id = step.traceId();
        return id == null ? null : MDC.putCloseable(MDC_KEY, id);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !traces.collecting() || request.getRequestURI().startsWith(request.getContextPath() + "/actuator/");
    }
}
