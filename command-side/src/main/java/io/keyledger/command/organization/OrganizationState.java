package io.keyledger.command.organization;

import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Role;
import io.keyledger.events.SubjectId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What an organization's facts so far amount to. Immutable: a state that was read once is shared by many decisions, and
 * a persistent map spares each of them a copy of all members.
 *
 * @param id null before the organization was registered
 */
record OrganizationState(
        @Nullable OrganizationId id, @Nullable String name, PMap<SubjectId, Role> members) {

    /** Before the first fact. */
    static final OrganizationState NONE = new OrganizationState(null, null, HashTreePMap.empty());

    OrganizationState after(OrganizationEvent event) {
        return switch (event) {
            case OrganizationRegistered registered ->
                new OrganizationState(registered.organization(), registered.name(), members);
            case MemberJoined joined -> new OrganizationState(id, name, members.plus(joined.member(), joined.role()));
        };
    }

    /** Null for a stranger. */
    @Nullable
    Role roleOf(SubjectId subject) {
        return members.get(subject);
    }
}
