package io.keyledger.standalone.lockout;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Decides whether an attempt to log in is heeded. After five failures in a row an account is refused for a minute, and
 * after each further one for twice as long as before, up to a quarter of an hour; a success ends the row. One source may
 * get no more than twenty different names wrong in a quarter of an hour.
 *
 * <p>It is asked twice, and between the two the password is looked at, whatever the first answer was about the account. The
 * second answer counts when the attempt is counted, not when it began: of any number of attempts made at once no more
 * than the allowed number learn whether they were right. Thread-safe.
 */
public final class Lockout {

    private static final Logger log = LoggerFactory.getLogger(Lockout.class);

    private final FailedLogins failures;
    private final TriedNames names;

    public Lockout(JdbcClient database, Clock clock) {
        this(new FailedLogins(database, LockoutPolicy.USUAL, clock), new TriedNames(LockoutPolicy.USUAL, clock));
    }

    Lockout(FailedLogins failures, TriedNames names) {
        this.failures = failures;
        this.names = names;
    }

    /** Whether the password is worth looking at: not if the source has got too many names wrong. */
    public boolean heeds(Guess guess) {
        return names.mayTry(guess);
    }

    /**
     * Counts the attempt.
     *
     * @param right whether the password was the account's
     * @return whether to let them in; for all reasons not to, the same is to be answered
     */
    public boolean admits(Guess guess, boolean right) {
        boolean known = guess.account() != null;
        Account account = Account.orNobody(guess.account());
        Optional<FailedLogins.Standing> standing = failures.count(account, known && !right);
        if (known && right && standing.isPresent() && names.mayTry(guess)) {
            return true;
        }
        standing.filter(now -> now.refusedUntil() != null).ifPresent(now -> warn(account, now));
        if (names.failed(guess)) {
            log.warn("One address has got too many names wrong; further ones are refused there for a while");
        }
        return false;
    }

    private static void warn(Account account, FailedLogins.Standing now) {
        log.warn("{} is refused until {}: {} wrong guesses in a row", account, now.refusedUntil(), now.failures());
    }
}
