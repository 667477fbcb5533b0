package io.keyledger.identity;

import io.keyledger.http.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets those read metrics who bear the token for it (RFC 6750). Neither database nor identity provider is asked: when those are
 * gone, metrics are what an operator needs.
 */
final class MetricsTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final MetricsToken token;

    MetricsTokenFilter(MetricsToken token) {
        this.token = token;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (sent.size() == 1
                && isBearer(sent.getFirst())
                && token.is(sent.getFirst().substring(SCHEME.length()))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated("metrics", null, List.of()));
            SecurityContextHolder.setContext(context);
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"keyledger-metrics\"");
            Problem.write(
                    response,
                    Problem.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", "The token for metrics is required"));
        }
    }

    private static boolean isBearer(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }
}
