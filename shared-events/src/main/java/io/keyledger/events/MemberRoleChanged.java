package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A member was given another role.
 *
 * @param previousRole the role held until then
 */
public record MemberRoleChanged(
        OrganizationId organization, SubjectId member, Role previousRole, Role role, Actor by, Instant at)
        implements OrganizationEvent {

    public MemberRoleChanged {
        requireNonNull(organization, "organization");
        requireNonNull(member, "member");
        requireNonNull(previousRole, "previousRole");
        requireNonNull(role, "role");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
