package io.keyledger.benchmarks.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Spring Authorization Server with opaque tokens in PostgreSQL, asked by introspection (RFC 7662). The indexes that its schema
 * leaves to its users are added, and its client's secret costs nothing to check: both are in its favour.
 *
 * <p>Arguments: the port, the JDBC URL with user and password, the file to write the bodies of requests to. Issues a thousand
 * tokens, then prints {@code ready}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class IntrospectionServer {

    private static final int TOKENS = 1_000;
    private static final String CLIENT = "validator";
    private static final String SECRET = "of-a-benchmark";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String ours =
                ImportCandidates.load(AutoConfiguration.class, IntrospectionServer.class.getClassLoader())
                        .getCandidates()
                        .stream()
                        .filter(name -> name.startsWith("io.keyledger.") || name.startsWith("org.axonframework."))
                        .collect(Collectors.joining(","));
        ConfigurableApplicationContext server = SpringApplication.run(
                IntrospectionServer.class,
                "--server.address=127.0.0.1",
                "--server.port=" + arguments[0],
                "--spring.threads.virtual.enabled=true",
                "--management.endpoint.health.validate-group-membership=false",
                "--spring.datasource.url=" + arguments[1],
                "--spring.autoconfigure.exclude=" + ours);
        issue(Integer.parseInt(arguments[0]), Path.of(arguments[2]));
        System.out.println("ready " + server.getId());
    }

    private static void issue(int port, Path file) throws IOException, InterruptedException {
        List<String> bodies = new ArrayList<>();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int i = 0; i < TOKENS; i++) {
            String answer = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/oauth2/token"))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("Authorization", basic())
                                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            Matcher token = TOKEN.matcher(answer);
            if (!token.find()) {
                throw new IllegalStateException("No token was issued");
            }
            bodies.add("token=" + token.group(1));
        }
        Files.write(file, bodies);
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    SecurityFilterChain authorizationServer(HttpSecurity http) {
        http.oauth2AuthorizationServer(server -> http.securityMatcher(server.getEndpointsMatcher()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        return http.build();
    }

    /** The usual one would encode a plain secret anew at each request, for seventy milliseconds. */
    @Bean
    PasswordEncoder plain() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence secret) {
                return String.valueOf(secret);
            }

            @Override
            public boolean matches(@Nullable CharSequence secret, @Nullable String known) {
                return String.valueOf(secret).equals(known);
            }
        };
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT)
                .clientId(CLIENT)
                .clientSecret(SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build());
    }

    @Bean
    OAuth2AuthorizationService authorizations(JdbcTemplate jdbc, RegisteredClientRepository clients)
            throws IOException {
        String schema = new ClassPathResource(
                        "org/springframework/security/oauth2/server/authorization/oauth2-authorization-schema.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("blob", "text");
        Arrays.stream(schema.split(";"))
                .map(String::strip)
                .filter(sql -> !sql.isEmpty())
                .forEach(jdbc::execute);
        for (String column : List.of(
                "state",
                "authorization_code_value",
                "access_token_value",
                "refresh_token_value",
                "oidc_id_token_value",
                "user_code_value",
                "device_code_value")) {
            jdbc.execute("create index on oauth2_authorization (" + column + ")");
        }
        return new JdbcOAuth2AuthorizationService(jdbc, clients);
    }
}
