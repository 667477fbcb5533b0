package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** The key that bore this name no longer does; another may take it. */
public record KeyNameFreed(KeyNameId name, OrganizationId organization, KeyId key, Actor by, Instant at)
        implements KeyNameEvent {

    public KeyNameFreed {
        requireNonNull(name, "name");
        requireNonNull(organization, "organization");
        requireNonNull(key, "key");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
