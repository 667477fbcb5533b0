package io.keyledger.command.organization;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Let a member go, or go oneself. */
public record RemoveMember(@TargetAggregateIdentifier OrganizationId organization, SubjectId member, Actor by)
        implements OrganizationCommand {}
