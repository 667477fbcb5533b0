package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An organization came to its end, and with it every key it ever had: all of them are revoked from here on, also one whose
 * issue was under way.
 *
 * @param comment free text of whoever closed it, possibly empty; no personal data belongs here
 */
public record OrganizationClosed(OrganizationId organization, String comment, Actor by, Instant at)
        implements OrganizationEvent {

    public OrganizationClosed {
        requireNonNull(organization, "organization");
        requireNonNull(comment, "comment");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
