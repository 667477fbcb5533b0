package io.keyledger.command.organization;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Give a member another role. */
public record ChangeMemberRole(
        @TargetAggregateIdentifier OrganizationId organization, SubjectId member, Role role, Actor by)
        implements OrganizationCommand {}
