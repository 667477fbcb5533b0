package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A key and all its secrets stopped being valid, for good.
 *
 * @param comment free text of whoever revoked it, possibly empty; no personal data belongs here
 */
public record KeyRevoked(
        KeyId key, OrganizationId organization, RevocationReason reason, String comment, Actor by, Instant at)
        implements KeyEvent {

    public KeyRevoked {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(reason, "reason");
        requireNonNull(comment, "comment");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
