package io.keyledger.command.key;

import io.keyledger.command.naming.Name;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Give a key another name, another expiry, or both.
 *
 * @param name null to leave it
 * @param expiry null to leave it
 */
public record AmendKey(
        @TargetAggregateIdentifier KeyId key,
        OrganizationId organization,
        @Nullable Name name,
        @Nullable NewExpiry expiry,
        Actor by)
        implements OrganizationCommand {}
