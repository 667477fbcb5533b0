package io.keyledger.standalone.provider;

import java.util.List;
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
        return database.sql("select subject from installation.account where username = ?")
                .param(username)
                .query(UUID.class)
                .single()
                .toString();
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return database.sql("select password_hash from installation.account where username = ?")
                .param(username)
                .query(String.class)
                .optional()
                .map(hash -> User.withUsername(username).password(hash).build())
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }
}
