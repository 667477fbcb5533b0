package io.keyledger.identity;

import java.util.List;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The security of the API: bearer tokens and nothing that a browser sends by itself, so neither sessions nor CSRF.
 *
 * <p>Spring's {@code oauth2ResourceServer} would bring a second token scheme (DPoP) and a metadata endpoint along, each with
 * error answers of its own; the one filter that is needed is put in by hand instead.
 */
final class AccessTokenChain {

    private AccessTokenChain() {}

    /** @param closed paths that no access token opens, public ones among them excepted */
    static DefaultSecurityFilterChain of(
            HttpSecurity http, String closed, JwtDecoder decoder, List<PublicPaths> publicPaths) {
        RequestMatcher open = new OrRequestMatcher(publicPaths.stream()
                .flatMap(paths -> paths.patterns().stream())
                .map(AccessTokenChain::path)
                .toList());
        BearerProblems problems = new BearerProblems();
        return http.securityMatcher("/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(open)
                        .permitAll()
                        .requestMatchers(path(closed))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(bearerTokens(decoder, open, problems), BasicAuthenticationFilter.class)
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static BearerTokenAuthenticationFilter bearerTokens(
            JwtDecoder decoder, RequestMatcher publicPaths, BearerProblems problems) {
        BearerTokenAuthenticationFilter filter =
                new BearerTokenAuthenticationFilter(new ProviderManager(new JwtAuthenticationProvider(decoder)));
        filter.setBearerTokenResolver(new BearerTokens(publicPaths));
        filter.setAuthenticationEntryPoint(problems);
        filter.setAuthenticationFailureHandler(problems::commence);
        return filter;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
