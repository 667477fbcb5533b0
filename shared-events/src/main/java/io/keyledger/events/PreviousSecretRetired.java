package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The secret before the current one stopped being valid.
 *
 * @param version the version of the secret that stopped
 * @param cause whether the overlap ended by itself or somebody ended it early
 * @param validUntil the instant from which it is no longer valid: the end of the overlap, or {@code at} if ended early
 */
public record PreviousSecretRetired(
        KeyId key,
        OrganizationId organization,
        SecretVersion version,
        RetirementCause cause,
        Instant validUntil,
        Actor by,
        Instant at)
        implements KeyEvent {

    public PreviousSecretRetired {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(version, "version");
        requireNonNull(cause, "cause");
        requireNonNull(validUntil, "validUntil");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
