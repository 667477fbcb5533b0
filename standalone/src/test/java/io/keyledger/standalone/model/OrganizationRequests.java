package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do with organizations, and what the rules make of it. */
final class OrganizationRequests {

    private final World world;
    private final MemberRequests members;

    OrganizationRequests(World world) {
        this.world = world;
        this.members = new MemberRequests(world);
    }

    Request of(Step.OrganizationDeed step) {
        return switch (step) {
            case Step.Register register -> register(register);
            case Step.Rename rename -> rename(rename);
            case Step.SetPolicy set -> setPolicy(set);
            case Step.Join join -> members.join(join);
            case Step.ChangeRole change -> members.changeRole(change);
            case Step.Remove remove -> members.remove(remove);
            case Step.Close close -> close(close);
        };
    }

    /** Only operators may; nobody else belongs to the installation. */
    private Request register(Step.Register step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        Actor owner = world.person(step.owner());
        GivenName name = GivenName.of(step.name());
        Map<String, @Nullable Object> body = Map.of("name", name.written(), "owners", List.of(subject(owner)));
        String refusal = by.equals(world.operator()) ? null : "NOT_FOUND";
        return new Request(by, "POST", "/v1/organizations", body, 0, refusal, answer -> {
            ModelOrganization organization =
                    new ModelOrganization(Objects.toString(answer.get("organizationId")), name.shown(), now);
            organization.members.put(owner, Role.OWNER);
            organization.history.add("OrganizationRegistered", null, by, now, Change.came("name", name.shown()));
            organization.history.add("MemberJoined", null, by, now, Told.joined(owner, Role.OWNER));
            world.organizations.add(organization);
        });
    }

    private Request rename(Step.Rename step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        ModelOrganization organization = world.organization(step.organization());
        GivenName name = GivenName.of(step.name());
        String refusal = Request.first(organization.refusesOwner(by), organization.refusesChange());
        return request(by, "PATCH", path(organization), Map.of("name", name.written()), refusal, answer -> {
            if (!name.shown().equals(organization.name)) {
                Change change = Change.of("name", organization.name, name.shown());
                organization.name = name.shown();
                organization.history.add("OrganizationRenamed", null, by, now, change);
            }
        });
    }

    private Request setPolicy(Step.SetPolicy step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        ModelOrganization organization = world.organization(step.organization());
        Policy policy = step.policy();
        String refusal = Request.first(
                policy.isPossible() ? null : "INVALID_FIELD",
                organization.refusesManager(by),
                organization.refusesChange());
        Map<String, @Nullable Object> body = new HashMap<>(policy.told());
        return request(by, "PUT", path(organization) + "/rotation-policy", body, refusal, answer -> {
            if (policy != organization.policy) {
                Change change = new Change(organization.policy.told(), policy.told());
                organization.policy = policy;
                organization.history.add("RotationPolicyChanged", null, by, now, change);
            }
        });
    }

    private Request close(Step.Close step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        ModelOrganization organization = world.organization(step.organization());
        String refusal = by.equals(world.operator()) ? null : organization.refusesOwner(by);
        Map<String, @Nullable Object> body = Map.of("comment", "the end");
        return request(by, "POST", path(organization) + "/closure", body, refusal, answer -> {
            if (!organization.isClosed()) {
                organization.closedAt = now;
                Change change = Change.of("closed", "false", "true").and("comment", "the end");
                organization.history.add(History.CLOSED, null, by, now, change);
                organization.keys.forEach(key -> key.end(now, RevocationReason.CESSATION_OF_OPERATION, "the end"));
            }
        });
    }

    static Request request(
            Actor by,
            String method,
            String path,
            Map<String, @Nullable Object> body,
            @Nullable String refusal,
            Consumer<Map<String, Object>> consequence) {
        return new Request(by, method, path, body, 0, refusal, consequence);
    }

    static Map<String, Object> subject(Actor actor) {
        return Map.of(
                "issuer", actor.subject().issuer(), "subject", actor.subject().subject());
    }

    static String path(ModelOrganization organization) {
        return "/v1/organizations/" + organization.id;
    }
}
