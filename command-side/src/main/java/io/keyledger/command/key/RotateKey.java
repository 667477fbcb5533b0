package io.keyledger.command.key;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SecretDigest;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give a key a new secret; the one it has stays valid for the overlap. */
public record RotateKey(
        @TargetAggregateIdentifier KeyId key,
        OrganizationId organization,
        SecretDigest digest,
        Overlap overlap,
        Actor by) {}
