package io.keyledger.command.organization;

import io.keyledger.command.refusal.OrganizationIsClosed;
import io.keyledger.command.refusal.OrganizationUnknown;
import io.keyledger.command.request.RequestId;
import io.keyledger.events.Actor;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.events.SubjectId;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What the events of an organization have made of it. Immutable: a state that was read once is shared by many decisions, and
 * a persistent map spares each of them a copy of all members.
 *
 * @param id null for one that never was
 * @param name its name; null for one that never was
 * @param registration digest of the request that registered it, or null if that request could not be repeated
 * @param joins the named requests by which others joined later
 */
record OrganizationState(
        @Nullable OrganizationId id,
        @Nullable String name,
        @Nullable String registration,
        PMap<SubjectId, Role> members,
        KnownJoins joins,
        RotationPolicy policy,
        boolean closed) {

    static final OrganizationState NONE =
            new OrganizationState(null, null, null, HashTreePMap.empty(), KnownJoins.NONE, RotationPolicy.USUAL, false);

    /** @throws OrganizationUnknown if the actor is a stranger here */
    Role roleOf(Actor actor) {
        Role role = members.get(actor.subject());
        if (role == null) {
            throw new OrganizationUnknown();
        }
        return role;
    }

    void requireOpen() {
        if (closed) {
            throw new OrganizationIsClosed();
        }
    }

    boolean hasOneOwnerOnly() {
        return members.values().stream()
                        .filter(role -> role == Role.OWNER)
                        .limit(2)
                        .count()
                == 1;
    }

    /** @param request the name of the request behind the event, or null if it had none */
    OrganizationState after(OrganizationEvent event, @Nullable RequestId request) {
        return switch (event) {
            case OrganizationRegistered registered ->
                new OrganizationState(
                        registered.organization(),
                        registered.name(),
                        request == null ? null : request.digest(),
                        members,
                        joins,
                        policy,
                        closed);
            case OrganizationRenamed renamed ->
                new OrganizationState(id, renamed.name(), registration, members, joins, policy, closed);
            case OrganizationClosed last -> new OrganizationState(id, name, registration, members, joins, policy, true);
            case MemberJoined joined -> with(members.plus(joined.member(), joined.role()), joinsAfter(joined, request));
            case MemberRoleChanged changed -> with(members.plus(changed.member(), changed.role()), joins);
            case MemberLeft left -> with(members.minus(left.member()), joins);
            case RotationPolicyChanged changed ->
                new OrganizationState(id, name, registration, members, joins, changed.policy(), closed);
        };
    }

    /** Whoever joined by the registration itself did not join by a request of his own. */
    private KnownJoins joinsAfter(MemberJoined joined, @Nullable RequestId request) {
        return request == null || request.digest().equals(registration) ? joins : joins.and(joined, request);
    }

    private OrganizationState with(PMap<SubjectId, Role> others, KnownJoins known) {
        return new OrganizationState(id, name, registration, others, known, policy, closed);
    }
}
