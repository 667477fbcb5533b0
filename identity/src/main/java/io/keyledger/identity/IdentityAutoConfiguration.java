package io.keyledger.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets nobody in without an access token, and tells controllers who is asking. */
@AutoConfiguration(
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            OAuth2ResourceServerWebSecurityAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({IdentityProperties.class, MetricsProperties.class})
class IdentityAutoConfiguration {

    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

    @Bean
    AccessTokens accessTokens(IdentityProperties identity, ObjectProvider<Clock> clock) {
        return new AccessTokens(identity.audience(), identity.algorithms(), clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(ISSUER)
    JwtDecoder jwtDecoder(Environment environment, AccessTokens rules) {
        return new IssuerTokens(environment.getRequiredProperty(ISSUER), rules);
    }

    @Bean
    PublicPaths commonPublicPaths() {
        return new PublicPaths(List.of(
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/v3/api-docs/**",
                "/docs",
                "/swagger-ui/**",
                "/error"));
    }

    /** Metrics tell of all organizations together, so no access token of any of them opens them. */
    @Bean
    @Order(20)
    SecurityFilterChain metricsChain(HttpSecurity http, MetricsProperties metrics, Environment environment) {
        return http.securityMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher(actuator(environment) + "/prometheus/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(
                        new MetricsTokenFilter(new MetricsToken(metrics.tokenFile())),
                        AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static String actuator(Environment environment) {
        return environment.getProperty("management.endpoints.web.base-path", "/actuator");
    }

    /** Takes every request that no chain of a smaller order has taken. */
    @Bean
    @Order(100)
    SecurityFilterChain accessTokenChain(
            HttpSecurity http,
            ObjectProvider<JwtDecoder> decoder,
            List<PublicPaths> publicPaths,
            Environment environment) {
        return AccessTokenChain.of(
                http,
                actuator(environment) + "/**",
                decoder.getIfAvailable(() -> {
                    throw new IllegalStateException("Nobody could log in: set " + ISSUER);
                }),
                publicPaths);
    }

    @Bean
    SecurityRefusals securityRefusals() {
        return new SecurityRefusals();
    }

    @Bean
    RejectedRequests rejectedRequests() {
        return new RejectedRequests();
    }

    @Bean
    WebMvcConfigurer actorArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ActorArgument());
            }
        };
    }
}
