package io.keyledger.command.key;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Put on record that a key has reached its expiry, if it has. */
public record ExpireKey(@TargetAggregateIdentifier KeyId key, OrganizationId organization, Actor by)
        implements OrganizationCommand {}
