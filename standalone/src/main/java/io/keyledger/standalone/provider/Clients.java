package io.keyledger.standalone.provider;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The programs that may ask the embedded provider for tokens: those registered with a secret, for themselves; and the
 * API's own documentation page, a public client, on behalf of whoever logs in (authorization code with PKCE, RFC 7636).
 * Thread-safe.
 */
public final class Clients implements RegisteredClientRepository {

    /** The documentation page. It has no secret and needs none. */
    public static final String DOCUMENTATION = "keyledger-docs";

    static final Set<ClientAuthenticationMethod> SECRET_METHODS =
            Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);

    private static final TokenSettings TOKENS = TokenSettings.builder()
            .accessTokenTimeToLive(Duration.ofMinutes(10))
            .build();

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final RegisteredClient documentation;

    Clients(JdbcClient database, PasswordEncoder passwords, String issuer) {
        this.database = database;
        this.passwords = passwords;
        this.documentation = RegisteredClient.withId(DOCUMENTATION)
                .clientId(DOCUMENTATION)
                .clientName("Keyledger's API documentation")
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(issuer + "/swagger-ui/oauth2-redirect.html")
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TOKENS)
                .build();
    }

    /** Registers a program with its secret; one that is there already stays as it is. */
    public void register(String clientId, String name, String secret) {
        database.sql("insert into installation.client (client_id, name, secret_hash) values (?, ?, ?)"
                        + " on conflict (client_id) do nothing")
                .params(List.of(clientId, name, String.valueOf(passwords.encode(secret))))
                .update();
    }

    /** Whether there is a program of this id that has a secret to guess. */
    boolean hasSecret(String clientId) {
        RegisteredClient client = findByClientId(clientId);
        return client != null && client.getClientSecret() != null;
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        if (clientId.equals(DOCUMENTATION)) {
            return documentation;
        }
        return database.sql("select client_id, name, secret_hash from installation.client where client_id = ?")
                .param(clientId)
                .query((row, number) -> RegisteredClient.withId(row.getString("client_id"))
                        .clientId(row.getString("client_id"))
                        .clientName(row.getString("name"))
                        .clientSecret(row.getString("secret_hash"))
                        .clientAuthenticationMethods(methods -> methods.addAll(SECRET_METHODS))
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(TOKENS)
                        .build())
                .optional()
                .orElse(null);
    }

    /** A client's id and its internal id are the same here. */
    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient registeredClient) {
        throw new UnsupportedOperationException("Clients are registered with register()");
    }
}
