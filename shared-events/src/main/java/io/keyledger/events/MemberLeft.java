package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A person or a system is no longer a member.
 *
 * @param role the role held until then
 */
public record MemberLeft(OrganizationId organization, SubjectId member, Role role, Actor by, Instant at)
        implements OrganizationEvent {

    public MemberLeft {
        requireNonNull(organization, "organization");
        requireNonNull(member, "member");
        requireNonNull(role, "role");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
