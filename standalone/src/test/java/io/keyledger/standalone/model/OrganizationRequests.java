package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do with organizations and members, and what the rules make of it. */
final class OrganizationRequests {

    private final World world;

    OrganizationRequests(World world) {
        this.world = world;
    }

    Request of(Step.OrganizationDeed step) {
        return switch (step) {
            case Step.Register register -> register(register);
            case Step.Rename rename -> rename(rename);
            case Step.SetPolicy set -> setPolicy(set);
            case Step.Join join -> join(join);
            case Step.ChangeRole change -> changeRole(change);
            case Step.Remove remove -> remove(remove);
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
            organization.history.add("OrganizationRegistered", null, by, now);
            organization.history.add("MemberJoined", null, by, now);
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
                organization.name = name.shown();
                organization.history.add("OrganizationRenamed", null, by, now);
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
                organization.policy = policy;
                organization.history.add("RotationPolicyChanged", null, by, now);
            }
        });
    }

    private Request join(Step.Join step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        Actor member = world.person(step.member());
        ModelOrganization organization = world.organization(step.organization());
        Role held = organization.members.get(member);
        Map<String, @Nullable Object> body = new HashMap<>(subject(member));
        body.put("role", step.role().name());
        String refusal = Request.first(
                organization.refusesSay(by, step.role()),
                organization.refusesChange(),
                held == null || held == step.role() ? null : "MEMBER_HAS_ANOTHER_ROLE");
        return request(by, "POST", path(organization) + "/members", body, refusal, answer -> {
            if (held == null) {
                organization.members.put(member, step.role());
                organization.history.add("MemberJoined", null, by, now);
            }
        });
    }

    private Request changeRole(Step.ChangeRole step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        Actor member = world.person(step.member());
        ModelOrganization organization = world.organization(step.organization());
        Role held = organization.members.get(member);
        String refusal = Request.first(
                organization.refusesSay(by, step.role()),
                organization.refusesChange(),
                held == null ? "NOT_FOUND" : null,
                organization.refusesSay(by, held),
                held != step.role() && organization.isLastOwner(member) ? "LAST_OWNER" : null);
        Map<String, @Nullable Object> body = Map.of("role", step.role().name());
        return request(by, "PATCH", path(organization, member), body, refusal, answer -> {
            if (held != step.role()) {
                organization.members.put(member, step.role());
                organization.history.add("MemberRoleChanged", null, by, now);
            }
        });
    }

    /** Everybody may leave, also a closed organization. */
    private Request remove(Step.Remove step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        Actor member = world.person(step.member());
        ModelOrganization organization = world.organization(step.organization());
        Role held = organization.members.get(member);
        String refusal = by.equals(member)
                ? Request.first(
                        held == null ? "NOT_FOUND" : null, organization.isLastOwner(member) ? "LAST_OWNER" : null)
                : organization.refusesSay(by, held);
        return request(by, "DELETE", path(organization, member), Map.of(), refusal, answer -> {
            if (organization.members.remove(member) != null) {
                organization.history.add("MemberLeft", null, by, now);
                organization.keys.stream()
                        .filter(key -> key.holder.equals(member) && key.holderLeftAt == null)
                        .forEach(key -> key.holderLeftAt = now);
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
                organization.history.add(History.CLOSED, null, by, now);
                organization.keys.forEach(key -> key.end(now, RevocationReason.CESSATION_OF_OPERATION, "the end"));
            }
        });
    }

    private static Request request(
            Actor by,
            String method,
            String path,
            Map<String, @Nullable Object> body,
            @Nullable String refusal,
            Consumer<Map<String, Object>> consequence) {
        return new Request(by, method, path, body, 0, refusal, consequence);
    }

    private static Map<String, Object> subject(Actor actor) {
        return Map.of(
                "issuer", actor.subject().issuer(), "subject", actor.subject().subject());
    }

    private static String path(ModelOrganization organization) {
        return "/v1/organizations/" + organization.id;
    }

    private static String path(ModelOrganization organization, Actor member) {
        byte[] id = (member.subject().issuer() + "\n" + member.subject().subject()).getBytes(StandardCharsets.UTF_8);
        return path(organization) + "/members/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
