package io.keyledger.standalone.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyledger.standalone.InstallationDatabase;
import io.keyledger.standalone.TestClock;
import io.keyledger.standalone.lockout.Lockout;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** Time tells nothing: whatever is wrong with an attempt, it costs one check of a password, which is what takes long. */
class SameCostTest {

    private static final String RIGHT = "the right one";

    private final JdbcClient database = InstallationDatabase.fresh();
    private final Counting encoder = new Counting();
    private final Accounts accounts = new Accounts(database, encoder);
    private final Clients clients = new Clients(database, encoder, "http://localhost:1");
    private final Lockout lockout = new Lockout(database, new TestClock(Instant.parse("2030-01-01T12:00:00Z")));

    @Test
    void everyRefusedLoginCostsOneCheck() {
        accounts.open("owner", RIGHT);
        GuardedLogins logins = new GuardedLogins(accounts, encoder, lockout);
        for (String[] attempt : attempts("owner")) {
            costsOneCheck(logins, UsernamePasswordAuthenticationToken.unauthenticated(attempt[0], attempt[1]));
        }
    }

    @Test
    void everyRefusedClientCostsOneCheck() {
        clients.register("program", "A program", RIGHT);
        ClientSecretAuthenticationProvider secrets =
                new ClientSecretAuthenticationProvider(clients, new InMemoryOAuth2AuthorizationService());
        secrets.setPasswordEncoder(encoder);
        GuardedClients guarded = new GuardedClients(secrets, clients, encoder, lockout);
        for (String[] attempt : attempts("program")) {
            costsOneCheck(
                    guarded,
                    new OAuth2ClientAuthenticationToken(
                            attempt[0], ClientAuthenticationMethod.CLIENT_SECRET_BASIC, attempt[1], null));
        }
    }

    /** Unknown, wrong until it is refused, wrong once more, and right though refused. */
    private static String[][] attempts(String known) {
        return new String[][] {
            {"nobody", RIGHT},
            {known, "1"},
            {known, "2"},
            {known, "3"},
            {known, "4"},
            {known, "5"},
            {known, "6"},
            {known, RIGHT}
        };
    }

    private void costsOneCheck(AuthenticationProvider provider, Authentication attempt) {
        encoder.checks.set(0);
        assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> provider.authenticate(attempt));
        assertThat(encoder.checks).hasValue(1);
    }

    private static final class Counting extends BCryptPasswordEncoder {

        private final AtomicInteger checks = new AtomicInteger();

        Counting() {
            super(4);
        }

        @Override
        public boolean matchesNonNull(String password, String hash) {
            checks.incrementAndGet();
            return super.matchesNonNull(password, hash);
        }
    }
}
