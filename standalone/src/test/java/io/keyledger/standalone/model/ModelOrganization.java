package io.keyledger.standalone.model;

import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an organization is by the rules as they are told to people. */
final class ModelOrganization {

    final OrganizationId id;
    final Map<Integer, Role> members = new HashMap<>();
    final Map<String, String> names = new HashMap<>();
    Duration longestOverlap = Duration.ofDays(30);
    Duration usualOverlap = Duration.ofHours(24);
    boolean closed;

    ModelOrganization(OrganizationId id) {
        this.id = id;
        members.put(0, Role.OWNER);
    }

    /** Why this person may not manage keys and members here, or null. */
    @Nullable
    String refusesManager(int person) {
        Role role = members.get(person);
        if (role == null) {
            return "OrganizationUnknown";
        }
        return role == Role.OWNER || role == Role.ADMIN ? null : "RoleInsufficient";
    }

    /** Why this person may not change anything here now, or null. */
    @Nullable
    String refusesChange(int person) {
        String refusal = refusesManager(person);
        return refusal != null ? refusal : closed ? "OrganizationIsClosed" : null;
    }

    boolean isLastOwner(int person) {
        return members.get(person) == Role.OWNER
                && members.values().stream().filter(Role.OWNER::equals).count() == 1;
    }
}
