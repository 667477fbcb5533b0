package io.keyledger.command.organization;

import io.keyledger.command.naming.Name;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import io.keyledger.eventstore.OrganizationCommand;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Bring an organization into being, with its first Owners.
 *
 * @param owners at least one: an organization without an Owner could not be managed by anybody
 * @param request what the caller calls the request this came with, or null if it has no name
 */
public record RegisterOrganization(
        @TargetAggregateIdentifier OrganizationId organization,
        Name name,
        List<SubjectId> owners,
        @Nullable RequestId request,
        Actor by)
        implements OrganizationCommand {

    /** A registration that is known by the organization's id alone. */
    public RegisterOrganization(OrganizationId organization, Name name, List<SubjectId> owners, Actor by) {
        this(organization, name, owners, null, by);
    }

    public RegisterOrganization {
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("An organization needs at least one Owner");
        }
        owners = owners.stream().distinct().toList();
    }
}
