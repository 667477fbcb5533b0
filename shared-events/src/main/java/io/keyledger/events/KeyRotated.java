package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A key received a new secret; the one before stays valid until the end of the overlap.
 *
 * @param version the version of the new secret
 * @param digest keyed digest of the new secret
 * @param binding proof of what the new secret belongs to
 * @param previousValidUntil the instant from which the previous secret is no longer valid; {@code at} for no overlap
 */
public record KeyRotated(
        KeyId key,
        OrganizationId organization,
        SecretVersion version,
        SecretDigest digest,
        Binding binding,
        Instant previousValidUntil,
        Actor by,
        Instant at)
        implements KeyEvent {

    public KeyRotated {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(version, "version");
        requireNonNull(digest, "digest");
        requireNonNull(binding, "binding");
        requireNonNull(previousValidUntil, "previousValidUntil");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
