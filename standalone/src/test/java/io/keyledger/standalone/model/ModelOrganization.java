package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import io.keyledger.events.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** What an organization is by the rules as they are told to people. */
final class ModelOrganization {

    /** Under which an entry tells the identity of a name. */
    static final String NAME = "nameId";

    final String id;
    final Instant registeredAt;
    final Map<Actor, Role> members = new HashMap<>();
    final List<ModelKey> keys = new ArrayList<>();

    /** The keys that bear a name, by its likeness. */
    final Map<String, ModelKey> bearers = new HashMap<>();

    /** What each named request was, for who asked it under which name. */
    final Map<NamedRequest, Object> issues = new HashMap<>();

    /** The same of those by which somebody joined. */
    final Map<NamedRequest, Object> joins = new HashMap<>();

    final History history = new History();
    String name;
    Policy policy = Policy.USUAL;

    @Nullable
    Instant closedAt;

    ModelOrganization(String id, String name, Instant registeredAt) {
        this.id = id;
        this.name = name;
        this.registeredAt = registeredAt;
    }

    boolean isClosed() {
        return closedAt != null;
    }

    /** Why this person may not manage keys and members here; null if he may. */
    @Nullable
    String refusesManager(Actor by) {
        Role role = members.get(by);
        if (role == null) {
            return "NOT_FOUND";
        }
        return role == Role.OWNER || role == Role.ADMIN ? null : "INSUFFICIENT_ROLE";
    }

    /** Why this person may not do what is left to Owners; null if he may. */
    @Nullable
    String refusesOwner(Actor by) {
        Role role = members.get(by);
        if (role == null) {
            return "NOT_FOUND";
        }
        return role == Role.OWNER ? null : "INSUFFICIENT_ROLE";
    }

    /** Why this person may have no say about somebody in this role; null if he may. */
    @Nullable
    String refusesSay(Actor by, @Nullable Role concerned) {
        return concerned == Role.OWNER ? refusesOwner(by) : refusesManager(by);
    }

    @Nullable
    String refusesChange() {
        return isClosed() ? "ORGANIZATION_CLOSED" : null;
    }

    boolean isLastOwner(Actor member) {
        return members.get(member) == Role.OWNER
                && members.values().stream().filter(role -> role == Role.OWNER).count() == 1;
    }

    /** There is always one. */
    Actor owner() {
        return members.entrySet().stream()
                .filter(member -> member.getValue() == Role.OWNER)
                .map(Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    void give(GivenName given, ModelKey key, Actor by, Instant now) {
        bearers.put(given.likeness(), key);
        history.add("KeyNameTaken", key, by, now, Change.came(NAME, given.likeness()));
    }

    /** Whatever name the key bears is free again. */
    void free(ModelKey key, Actor by, Instant now) {
        if (bearers.remove(key.name.likeness(), key)) {
            history.add("KeyNameFreed", key, by, now, Change.went(NAME, key.name.likeness()));
        }
    }
}
