package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key came into being with its first secret.
 *
 * @param name the name as its issuer wrote it
 * @param prefix what its secrets begin with
 * @param digest keyed digest of the first secret, never the secret
 * @param binding proof that the digest belongs to this key, organization, permission, environment, prefix,
 *     version and expiry
 * @param expiresAt the instant from which the key is no longer valid, or null if it has none
 */
public record KeyIssued(
        KeyId key,
        OrganizationId organization,
        String name,
        Permission permission,
        Environment environment,
        String prefix,
        SecretVersion version,
        SecretDigest digest,
        Binding binding,
        @Nullable Instant expiresAt,
        Actor by,
        Instant at)
        implements KeyEvent {

    public KeyIssued {
        requireNonNull(key, "key");
        requireNonNull(organization, "organization");
        requireNonNull(name, "name");
        requireNonNull(permission, "permission");
        requireNonNull(environment, "environment");
        requireNonNull(prefix, "prefix");
        requireNonNull(version, "version");
        requireNonNull(digest, "digest");
        requireNonNull(binding, "binding");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
