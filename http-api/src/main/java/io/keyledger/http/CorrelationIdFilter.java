package io.keyledger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its correlation id: as attribute, in the logging context and in the answer. */
final class CorrelationIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getAttribute(CorrelationId.ATTRIBUTE) instanceof String known
                ? known
                : CorrelationId.accept(request.getHeader(CorrelationId.HEADER));
        request.setAttribute(CorrelationId.ATTRIBUTE, id);
        if (!response.isCommitted()) {
            response.setHeader(CorrelationId.HEADER, id);
        }
        try (var ignored = MDC.putCloseable(CorrelationId.MDC_KEY, id)) {
            chain.doFilter(request, response);
        }
    }

    /** An asynchronous continuation runs on a thread of its own, whose logging context is empty. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
