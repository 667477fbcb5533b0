package io.keyledger.command.organization;

import io.keyledger.command.naming.Comment;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** End an organization and, with it, every key it ever had. */
public record CloseOrganization(@TargetAggregateIdentifier OrganizationId organization, Comment comment, Actor by)
        implements OrganizationCommand {}
