package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A key reached its expiry, for good. Verdicts refuse it from {@code expiredAt} on; this is the record of it.
 *
 * @param expiredAt the expiry that was reached
 */
public record KeyExpired(KeyId key, OrganizationId organization, Instant expiredAt, Actor by, Instant at)
        implements KeyEvent {

    public KeyExpired {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(expiredAt, "expiredAt");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
