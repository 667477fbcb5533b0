package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A person or a system became a member of an organization. */
public record MemberJoined(OrganizationId organization, SubjectId member, Role role, Actor by, Instant at)
        implements OrganizationEvent {

    public MemberJoined {
        requireNonNull(organization, "organization");
        requireNonNull(member, "member");
        requireNonNull(role, "role");
        requireNonNull(by, "by");
        requireNonNull(at, "at");
    }
}
