package io.keyledger.standalone.provider;

import io.keyledger.standalone.lockout.Account;
import io.keyledger.standalone.lockout.Guess;
import io.keyledger.standalone.lockout.Lockout;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Logs people in, unless somebody guesses. A stranger is told the same in every case, after the same time. */
final class GuardedLogins implements AuthenticationProvider {

    private final Accounts accounts;
    private final Lockout lockout;
    private final DaoAuthenticationProvider passwords;

    GuardedLogins(Accounts accounts, PasswordEncoder encoder, Lockout lockout) {
        this.accounts = accounts;
        this.lockout = lockout;
        this.passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        Account account = accounts.find(login.getName()).map(Account::person).orElse(null);
        Guess guess = Guess.of(account, "person " + login.getName(), SourceAddress.of(login));
        Authentication person = lockout.heeds(guess) ? checked(login, guess) : null;
        if (person == null) {
            throw new BadCredentialsException("Bad credentials");
        }
        return person;
    }

    private @Nullable Authentication checked(Authentication login, Guess guess) {
        Authentication person = whoever(login);
        return lockout.admits(guess, person != null) ? person : null;
    }

    /** Spends the time of a password check on names that are nobody's too. */
    private @Nullable Authentication whoever(Authentication login) {
        try {
            return passwords.authenticate(login);
        } catch (BadCredentialsException wrong) {
            return null;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
