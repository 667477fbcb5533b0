package io.keyledger.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Takes a token from the Authorization header only (RFC 6750 section 2.1), and on public paths none at all. */
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
        return publicPaths.matches(request) ? null : header.resolve(request);
    }
}
