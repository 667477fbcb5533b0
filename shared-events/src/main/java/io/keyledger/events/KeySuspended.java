package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A key stopped being valid until it is resumed.
 *
 * @param comment free text of whoever suspended it, possibly empty; no personal data belongs here
 */
public record KeySuspended(KeyId key, OrganizationId organization, String comment, Actor by, Instant at)
        implements KeyEvent {

    public KeySuspended {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(comment, "comment");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
