package io.keyledger.standalone.provider;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people who can log in to the embedded provider, each under an opaque subject. Thread-safe. */
public final class Accounts implements UserDetailsService {

    private final JdbcClient database;
    private final PasswordEncoder passwords;

    Accounts(JdbcClient database, PasswordEncoder passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /**
     * Opens an account; one that is there already stays as it is.
     *
     * @return the opaque subject of that user name
     */
    public String open(String username, String password) {
        database.sql("insert into installation.account (subject, username, password_hash) values (?, ?, ?)"
                        + " on conflict (username) do nothing")
                .params(List.of(UUID.randomUUID(), username, hashed(password)))
                .update();
        return subjectOf(username);
    }

    private String hashed(String password) {
        return String.valueOf(passwords.encode(password));
    }

    /** The subject that tokens name instead of the user name. */
    String subjectOf(String username) {
        return find(username).orElseThrow(() -> new NoSuchElementException("No such account"));
    }

    /** The subject of that user name, if there is one. */
    Optional<String> find(String username) {
        return cell("subject::text", username);
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return cell("password_hash", username)
                .map(hash -> User.withUsername(username).password(hash).build())
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    private Optional<String> cell(String column, String username) {
        if (username.indexOf('\0') >= 0) {
            // PostgreSQL's text cannot hold it, so nobody is called that.
            return Optional.empty();
        }
        return database.sql("select " + column + " from installation.account where username = ?")
                .param(username)
                .query(String.class)
                .optional();
    }
}
