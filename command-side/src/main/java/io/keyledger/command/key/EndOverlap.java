package io.keyledger.command.key;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyId;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Put on record that the overlap of a rotation is over, if it is. */
public record EndOverlap(@TargetAggregateIdentifier KeyId key, OrganizationId organization, Actor by)
        implements OrganizationCommand {}
