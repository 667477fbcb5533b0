package io.keyledger.command.organization;

import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Make somebody a member of an organization. */
public record JoinMember(
        @TargetAggregateIdentifier OrganizationId organization, SubjectId member, Role role, Actor by) {}
