package io.keyledger.command.organization;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.RotationPolicy;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Decide when keys are due for rotation and how long overlaps may last. */
public record SetRotationPolicy(@TargetAggregateIdentifier OrganizationId organization, RotationPolicy policy, Actor by)
        implements OrganizationCommand {}
