package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** An organization came into being. */
public record OrganizationRegistered(OrganizationId organization, String name, Actor by, Instant at)
        implements OrganizationEvent {

    public OrganizationRegistered {
        requireNonNull(organization, "organization");
        requireNonNull(name, "name");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
