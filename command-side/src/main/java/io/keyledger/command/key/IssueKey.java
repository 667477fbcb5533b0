package io.keyledger.command.key;

import io.keyledger.command.naming.Name;
import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Bring a key into being, with the digest of its first secret.
 *
 * @param expiresAt counts to the millisecond; null for a key that does not expire
 */
public record IssueKey(
        @TargetAggregateIdentifier KeyId key,
        OrganizationId organization,
        Name name,
        Permission permission,
        Environment environment,
        SecretDigest digest,
        @Nullable Instant expiresAt,
        Actor by) {

    public IssueKey {
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
