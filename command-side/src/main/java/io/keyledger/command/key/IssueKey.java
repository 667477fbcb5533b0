package io.keyledger.command.key;

import io.keyledger.command.naming.Name;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.eventstore.OrganizationCommand;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Bring a key into being, with the digest of its first secret.
 *
 * @param prefix what its secrets begin with
 * @param expiresAt counts to the millisecond; null for a key that does not expire
 * @param request what the caller calls the request this came with, or null if it has no name
 */
public record IssueKey(
        @TargetAggregateIdentifier KeyId key,
        OrganizationId organization,
        Name name,
        Permission permission,
        Environment environment,
        String prefix,
        SecretDigest digest,
        @Nullable Instant expiresAt,
        @Nullable RequestId request,
        Actor by)
        implements OrganizationCommand {

    public IssueKey {
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
