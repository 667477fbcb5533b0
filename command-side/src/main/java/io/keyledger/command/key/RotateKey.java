package io.keyledger.command.key;

import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SecretDigest;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Give a key a new secret; the one it has stays valid for the overlap.
 *
 * @param overlap null for what is usual in the organization
 * @param retirePrevious whether a previous secret that still works is to end now; if not, it stands in the way
 * @param request what the caller calls the request this came with, or null if it has no name
 */
public record RotateKey(
        @TargetAggregateIdentifier KeyId key,
        OrganizationId organization,
        SecretDigest digest,
        @Nullable Overlap overlap,
        boolean retirePrevious,
        @Nullable RequestId request,
        Actor by)
        implements OrganizationCommand {}
