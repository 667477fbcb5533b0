package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A key was given another name.
 *
 * @param previousName the name it had until then
 * @param name the name as its giver wrote it
 */
public record KeyRenamed(KeyId key, OrganizationId organization, String previousName, String name, Actor by, Instant at)
        implements KeyEvent {

    public KeyRenamed {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(previousName, "previousName");
        requireNonNull(name, "name");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
