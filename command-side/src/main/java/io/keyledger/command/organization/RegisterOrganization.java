package io.keyledger.command.organization;

import io.keyledger.command.naming.Name;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SubjectId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Bring an organization into being, with its first Owners.
 *
 * @param owners at least one: an organization without an Owner could not be managed by anybody
 */
public record RegisterOrganization(
        @TargetAggregateIdentifier OrganizationId organization, Name name, List<SubjectId> owners, Actor by) {

    public RegisterOrganization {
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("An organization needs at least one Owner");
        }
        owners = owners.stream().distinct().toList();
    }
}
