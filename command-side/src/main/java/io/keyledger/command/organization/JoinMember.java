package io.keyledger.command.organization;

import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.OrganizationCommand;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Make somebody a member of an organization.
 *
 * @param request what the caller calls the request this came with, or null if it has no name
 */
public record JoinMember(
        @TargetAggregateIdentifier OrganizationId organization,
        SubjectId member,
        Role role,
        @Nullable RequestId request,
        Actor by)
        implements OrganizationCommand {

    /** Of somebody who may be asked in once more. */
    public JoinMember(OrganizationId organization, SubjectId member, Role role, Actor by) {
        this(organization, member, role, null, by);
    }
}
