package io.keyledger.standalone.provider;

import io.keyledger.standalone.lockout.Account;
import io.keyledger.standalone.lockout.Guess;
import io.keyledger.standalone.lockout.Lockout;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/**
 * Authenticates programs by their secret (RFC 6749 section 2.3.1), unless somebody guesses. Whatever was wrong, the answer
 * is {@code invalid_client}, after the same time.
 */
final class GuardedClients implements AuthenticationProvider {

    private final AuthenticationProvider secrets;
    private final Clients clients;
    private final PasswordEncoder encoder;
    private final Lockout lockout;
    private final String nobodysHash;

    GuardedClients(AuthenticationProvider secrets, Clients clients, PasswordEncoder encoder, Lockout lockout) {
        this.secrets = secrets;
        this.clients = clients;
        this.encoder = encoder;
        this.lockout = lockout;
        this.nobodysHash = String.valueOf(encoder.encode("nobody's secret"));
    }

    /** Puts a guard before each provider in the list that looks at secrets. */
    static void guard(
            List<AuthenticationProvider> providers, Clients clients, PasswordEncoder encoder, Lockout lockout) {
        providers.replaceAll(provider -> provider instanceof ClientSecretAuthenticationProvider
                ? new GuardedClients(provider, clients, encoder, lockout)
                : provider);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        if (!Clients.SECRET_METHODS.contains(
                ((OAuth2ClientAuthenticationToken) attempt).getClientAuthenticationMethod())) {
            return null;
        }
        boolean known = clients.hasSecret(attempt.getName());
        Guess guess = Guess.of(
                known ? Account.client(attempt.getName()) : null,
                "client " + attempt.getName(),
                SourceAddress.of(attempt));
        if (!lockout.heeds(guess)) {
            throw invalid();
        }
        return known ? ofAKnownClient(attempt, guess) : ofNobody(attempt, guess);
    }

    private @Nullable Authentication ofAKnownClient(Authentication attempt, Guess guess) {
        Authentication client = null;
        OAuth2AuthenticationException refused = null;
        try {
            client = secrets.authenticate(attempt);
        } catch (OAuth2AuthenticationException wrong) {
            refused = wrong;
        }
        // Any error but this one tells that the secret was right.
        boolean right = refused == null || !refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT);
        if (!lockout.admits(guess, right)) {
            throw invalid();
        }
        if (refused != null) {
            throw refused;
        }
        return client;
    }

    private Authentication ofNobody(Authentication attempt, Guess guess) {
        encoder.matches(String.valueOf(attempt.getCredentials()), nobodysHash);
        lockout.admits(guess, false);
        throw invalid();
    }

    private static OAuth2AuthenticationException invalid() {
        return new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
