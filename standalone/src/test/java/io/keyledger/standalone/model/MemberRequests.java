package io.keyledger.standalone.model;

import static io.keyledger.standalone.model.OrganizationRequests.path;
import static io.keyledger.standalone.model.OrganizationRequests.request;
import static io.keyledger.standalone.model.OrganizationRequests.subject;

import io.keyledger.events.Actor;
import io.keyledger.events.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do with members, and what the rules make of it. */
final class MemberRequests {

    private final World world;

    MemberRequests(World world) {
        this.world = world;
    }

    Request join(Step.Join step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        Actor member = world.person(step.member());
        ModelOrganization organization = world.organization(step.organization());
        Role held = organization.members.get(member);
        Map<String, @Nullable Object> body = new HashMap<>(subject(member));
        body.put("role", step.role().name());
        NamedRequest named = new NamedRequest(by, step.request());
        Object earlier = step.request() == 0 ? null : organization.joins.get(named);
        String refusal = Request.first(
                organization.refusesSay(by, step.role()),
                earlier == null || earlier.equals(body) ? null : "IDEMPOTENCY_KEY_REUSED",
                earlier == null ? refusesToJoin(organization, held, step.role()) : null);
        return new Request(by, "POST", path(organization) + "/members", body, step.request(), refusal, answer -> {
            if (held == null && earlier == null) {
                organization.members.put(member, step.role());
                organization.history.add("MemberJoined", null, by, now, Told.joined(member, step.role()));
                if (step.request() != 0) {
                    organization.joins.put(named, body);
                }
            }
        });
    }

    private static @Nullable String refusesToJoin(ModelOrganization organization, @Nullable Role held, Role role) {
        return Request.first(
                organization.refusesChange(), held == null || held == role ? null : "MEMBER_HAS_ANOTHER_ROLE");
    }

    Request changeRole(Step.ChangeRole step) {
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
        return request(by, "PATCH", member(organization, member), body, refusal, answer -> {
            if (held != null && held != step.role()) {
                Change change = new Change(Told.member(member, held), Told.member(member, step.role()));
                organization.members.put(member, step.role());
                organization.history.add("MemberRoleChanged", null, by, now, change);
            }
        });
    }

    /** Everybody may leave, also a closed organization. */
    Request remove(Step.Remove step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        Actor member = world.person(step.member());
        ModelOrganization organization = world.organization(step.organization());
        Role held = organization.members.get(member);
        String refusal = by.equals(member)
                ? Request.first(
                        held == null ? "NOT_FOUND" : null, organization.isLastOwner(member) ? "LAST_OWNER" : null)
                : organization.refusesSay(by, held);
        return request(by, "DELETE", member(organization, member), Map.of(), refusal, answer -> {
            Role left = organization.members.remove(member);
            if (left != null) {
                Change change = new Change(Told.member(member, left), null);
                organization.history.add("MemberLeft", null, by, now, change);
                organization.keys.stream()
                        .filter(key -> key.holder.equals(member) && key.holderLeftAt == null)
                        .forEach(key -> key.holderLeftAt = now);
            }
        });
    }

    private static String member(ModelOrganization organization, Actor member) {
        byte[] id = (member.subject().issuer() + "\n" + member.subject().subject()).getBytes(StandardCharsets.UTF_8);
        return path(organization) + "/members/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
