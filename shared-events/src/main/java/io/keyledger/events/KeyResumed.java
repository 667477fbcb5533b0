package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A suspended key is valid again, as far as nothing else stands against it. */
public record KeyResumed(KeyId key, OrganizationId organization, Actor by, Instant at) implements KeyEvent {

    public KeyResumed {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
