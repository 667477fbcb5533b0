package io.keyledger.standalone.provider;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.keyledger.identity.AccessTokens;
import io.keyledger.standalone.data.DataDirectory;
import io.keyledger.standalone.lockout.Lockout;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Spring Authorization Server with the two flows Keyledger needs: a login page for people, credentials for programs. */
@Configuration(proxyBeanMethods = false)
@EmbeddedProvider
class ProviderConfiguration {

    private static final String AUDIENCE = "keyledger";

    /** A few kilobytes each. */
    private static final int AUTHORIZATIONS = 10_000;

    @Bean
    @Order(1)
    SecurityFilterChain providerEndpoints(
            HttpSecurity http, Clients clients, PasswordEncoder passwords, Lockout lockout) throws Exception {
        MediaTypeRequestMatcher page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.oauth2AuthorizationServer(provider -> {
                    http.securityMatcher(provider.getEndpointsMatcher());
                    provider.oidc(Customizer.withDefaults());
                    provider.clientAuthentication(programs -> programs.authenticationProviders(
                            providers -> GuardedClients.guard(providers, clients, passwords, lockout)));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors ->
                        errors.defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), page))
                .build();
    }

    /** Its manager has no parent: one would ask the accounts again, and past the lockout. */
    @Bean
    @Order(2)
    SecurityFilterChain loginPage(HttpSecurity http, Accounts accounts, PasswordEncoder passwords, Lockout lockout)
            throws Exception {
        return http.securityMatcher("/login", "/logout", "/default-ui.css")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .authenticationManager(new ProviderManager(new GuardedLogins(accounts, passwords, lockout)))
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    Lockout lockout(JdbcClient database, Clock clock) {
        return new Lockout(database, clock);
    }

    @Bean
    Accounts accounts(JdbcClient database, PasswordEncoder passwords) {
        return new Accounts(database, passwords);
    }

    @Bean
    Clients clients(JdbcClient database, PasswordEncoder passwords, Issuer issuer) {
        return new Clients(database, passwords, issuer.uri());
    }

    @Bean
    OAuth2AuthorizationService authorizations(ObjectProvider<Clock> clock) {
        return new RecentAuthorizations(AUTHORIZATIONS, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Issuer issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer.uri()).build();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(DataDirectory data) {
        return new ImmutableJWKSet<>(SigningKey.in(data.keyring().resolveSibling("provider-signing-key.json")));
    }

    /** Under the same rules as tokens of any other issuer, but without asking itself over HTTP for its keys. */
    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> signingKeys, Issuer issuer, AccessTokens rules) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(signingKeys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(rules.validator(issuer.uri()));
        return decoder;
    }

    /** RFC 9068: audience and client; the subject is the opaque one and never a name. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(Accounts accounts) {
        return context -> {
            String client = context.getRegisteredClient().getClientId();
            if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
                Authentication person = context.getPrincipal();
                context.getClaims()
                        .subject(accounts.subjectOf(
                                requireNonNull(person, "person").getName()));
            }
            if (context.getTokenType().getValue().equals("access_token")) {
                context.getClaims().audience(List.of(AUDIENCE)).claim("client_id", client);
            }
        };
    }

    /** Lets the documentation page log its reader in. */
    @Bean
    GlobalOpenApiCustomizer loginInOpenApi(Issuer issuer) {
        OAuthFlow flow = new OAuthFlow()
                .authorizationUrl(issuer.uri() + "/oauth2/authorize")
                .tokenUrl(issuer.uri() + "/oauth2/token")
                .scopes(new Scopes().addString(OidcScopes.OPENID, "Who you are"));
        return api -> {
            api.getComponents()
                    .addSecuritySchemes(
                            "login",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.OAUTH2)
                                    .description("Log in as a person at the embedded identity provider")
                                    .flows(new OAuthFlows().authorizationCode(flow)));
            api.addSecurityItem(new SecurityRequirement().addList("login"));
        };
    }
}
