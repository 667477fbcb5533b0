package io.keyledger.secrets;

import static java.util.Objects.requireNonNull;

import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a binding covers: one secret version of one key, and what it entitles to. What may change without a new
 * secret or expiry (name, suspension, revocation, the end of an overlap) is not bound.
 *
 * @param expiresAt when the key expires, to the nanosecond: what is checked must be exactly what was bound, so round it
 *     to what every store keeps <em>before</em> binding; null for never
 */
public record BoundSecret(
        SecretDigest digest,
        KeyId key,
        OrganizationId organization,
        Permission permission,
        Environment environment,
        String prefix,
        SecretVersion version,
        @Nullable Instant expiresAt) {

    public BoundSecret {
        requireNonNull(digest, "digest");
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(permission, "permission");
        requireNonNull(environment, "environment");
        requireNonNull(prefix, "prefix");
        requireNonNull(version, "version");
    }
}
