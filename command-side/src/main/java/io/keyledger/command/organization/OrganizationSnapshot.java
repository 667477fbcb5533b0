package io.keyledger.command.organization;

import static java.util.Objects.requireNonNull;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.SubjectId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

/**
 * An {@link OrganizationState} as it is stored, under {@code keyledger.OrganizationSnapshot}. When its shape changes, raise
 * {@link OrganizationSnapshots#REVISION}.
 *
 * @param members by issuer, then by subject, so that an issuer that all members share is written once
 * @param joins as {@link KnownJoins} has them, sorted, so that one state is written in one way
 */
record OrganizationSnapshot(
        OrganizationId organization,
        String name,
        @Nullable String registration,
        SortedMap<String, SortedMap<String, Role>> members,
        SortedMap<UUID, String> joins,
        RotationPolicy policy,
        boolean closed) {

    OrganizationSnapshot {
        requireNonNull(organization, "organization");
        requireNonNull(name, "name");
        requireNonNull(members, "members");
        requireNonNull(joins, "joins");
        requireNonNull(policy, "policy");
    }

    /** @throws NullPointerException if there is no organization yet: every stream begins with its registration */
    static OrganizationSnapshot of(OrganizationState state) {
        SortedMap<String, SortedMap<String, Role>> members = new TreeMap<>();
        state.members()
                .forEach((member, role) -> members.computeIfAbsent(member.issuer(), issuer -> new TreeMap<>())
                        .put(member.subject(), role));
        return new OrganizationSnapshot(
                requireNonNull(state.id()),
                requireNonNull(state.name()),
                state.registration(),
                members,
                new TreeMap<>(state.joins().digests()),
                state.policy(),
                state.closed());
    }

    OrganizationState state() {
        Map<SubjectId, Role> roles = new HashMap<>();
        members.forEach((issuer, subjects) ->
                subjects.forEach((subject, role) -> roles.put(new SubjectId(issuer, subject), requireNonNull(role))));
        joins.values().forEach(digest -> requireNonNull(digest));
        return new OrganizationState(
                organization,
                name,
                registration,
                HashTreePMap.from(roles),
                new KnownJoins(HashTreePMap.from(joins)),
                policy,
                closed);
    }
}
