package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A living key of the organization bears this name from now on; no other may. */
public record KeyNameTaken(KeyNameId name, OrganizationId organization, KeyId key, Actor by, Instant at)
        implements KeyNameEvent {

    public KeyNameTaken {
        requireNonNull(name, "name");
        requireNonNull(organization, "organization");
        requireNonNull(key, "key");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
