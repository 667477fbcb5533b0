package io.keyledger.command.organization;

import io.keyledger.command.naming.Name;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give an organization another name. */
public record RenameOrganization(@TargetAggregateIdentifier OrganizationId organization, Name name, Actor by)
        implements OrganizationCommand {}
