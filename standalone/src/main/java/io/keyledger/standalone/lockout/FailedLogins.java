package io.keyledger.standalone.lockout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The failures in a row of each account, shared by all processes of an installation and kept across restarts. Thread-safe.
 */
final class FailedLogins {

    /**
     * What is known of an account after an attempt that counted.
     *
     * @param refusedUntil from this attempt on, or null
     */
    record Standing(int failures, @Nullable Instant refusedUntil) {}

    private static final String RECORD = """
            insert into installation.failed_login as known (account, failures, failed_at, refused_until)
            values (:account, :failed, :now, null)
            on conflict (account) do update set (failures, failed_at, refused_until) = (
                select counted, :now, case when counted >= :limit then :now + least(
                    :longest * interval '1 millisecond',
                    :first * interval '1 millisecond' * power(2, least(counted - :limit, 20))) end
                from (select :failed * (1 + case
                    when known.failed_at <= :forgotten then 0 else known.failures end)) as one (counted))
            where known.refused_until is null or known.refused_until <= :now
            returning failures, refused_until""";

    private final JdbcClient database;
    private final LockoutPolicy policy;
    private final Clock clock;

    FailedLogins(JdbcClient database, LockoutPolicy policy, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Counts one attempt, in one statement: a success ends the row of failures, a failure lengthens it. All outcomes write the
     * same row, so that none of them takes longer than another.
     *
     * @return nothing if the account is refused; then the attempt, right or wrong, has not counted
     */
    Optional<Standing> count(Account account, boolean failed) {
        Instant now = clock.instant();
        return database.sql(RECORD)
                .param("account", account.text())
                .param("failed", failed ? 1 : 0)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("forgotten", now.minus(policy.forgotten()).atOffset(ZoneOffset.UTC))
                .param("limit", policy.failures())
                .param("first", millis(policy.first()))
                .param("longest", millis(policy.longest()))
                .query((row, number) -> standing(row))
                .optional();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject("refused_until", OffsetDateTime.class);
        return new Standing(row.getInt("failures"), until == null ? null : until.toInstant());
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }
}
