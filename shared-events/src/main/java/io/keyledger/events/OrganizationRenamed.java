package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An organization was given another name.
 *
 * @param previousName the name it had until then
 */
public record OrganizationRenamed(OrganizationId organization, String previousName, String name, Actor by, Instant at)
        implements OrganizationEvent {

    public OrganizationRenamed {
        requireNonNull(organization, "organization");
        requireNonNull(previousName, "previousName");
        requireNonNull(name, "name");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
