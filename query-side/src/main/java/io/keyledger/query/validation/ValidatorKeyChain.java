package io.keyledger.query.validation;

import io.keyledger.query.reading.RequiredPosition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** Who may ask for verdicts: bearers of validator keys, and nobody by an access token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ValidationProperties.class)
@SecurityScheme(
        name = ValidatorKeyChain.SCHEME,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A READ key of the installation organization")
class ValidatorKeyChain {

    static final String SCHEME = "validatorKey";

    @Bean
    @Order(10)
    SecurityFilterChain verifySecurity(
            HttpSecurity http, Verdicts verdicts, RequiredPosition required, VerdictCounts counts) {
        return http.securityMatcher(new OrRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher("/v1/keys/verify"),
                        PathPatternRequestMatcher.withDefaults().matcher("/v1/keys/verify-batch")))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(
                        new ValidatorKeyFilter(verdicts, required, counts.of(VerdictCounts.Port.MANAGEMENT)),
                        AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
