package io.keyledger.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Takes a token from the one Authorization header (RFC 6750 section 2.1), and on public paths none at all. Of two headers none
 * is chosen: whatever stands in front of this server might have chosen the other.
 */
final class BearerTokens implements BearerTokenResolver {

    private final RequestMatcher publicPaths;
    private final DefaultBearerTokenResolver header = new DefaultBearerTokenResolver();

    BearerTokens(RequestMatcher publicPaths) {
        this.publicPaths = publicPaths;
        header.setAllowFormEncodedBodyParameter(false);
        header.setAllowUriQueryParameter(false);
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (publicPaths.matches(request)) {
            return null;
        }
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new OAuth2AuthenticationException(
                    BearerTokenErrors.invalidRequest("There is more than one Authorization header"));
        }
        return header.resolve(request);
    }
}
