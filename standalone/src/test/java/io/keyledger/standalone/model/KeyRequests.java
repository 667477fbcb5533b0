package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import io.keyledger.events.RevocationReason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do with keys, and what the rules make of it. */
final class KeyRequests {

    private final World world;

    KeyRequests(World world) {
        this.world = world;
    }

    Request issue(Step.Issue step) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        ModelOrganization organization = world.organization(step.organization());
        GivenName name = GivenName.of(step.name());
        Instant expiry = step.lifetime().end(now);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", name.written());
        body.put("permission", step.permission().name());
        body.put("environment", step.environment().text());
        step.lifetime().say(body, now);
        String path = "/v1/organizations/" + organization.id + "/keys";
        NamedRequest named = new NamedRequest(by, step.request());
        String refusal = Request.first(
                organization.refusesManager(by),
                organization.refusesChange(),
                step.request() == 0 ? null : Request.repeated(organization.issues.get(named), body),
                expiry == null || expiry.isAfter(now) ? null : "INVALID_FIELD",
                organization.bearers.containsKey(name.likeness()) ? "KEY_NAME_IN_USE" : null);
        return new Request(by, "POST", path, body, step.request(), refusal, answer -> {
            ModelKey key = new ModelKey(Objects.toString(answer.get("keyId")), organization, step, by, now);
            key.show(Objects.toString(answer.get("secret")), by, now);
            organization.keys.add(key);
            organization.give(name, key, by, now);
            key.happened("KeyIssued", by, now);
            if (step.request() != 0) {
                organization.issues.put(named, body);
                key.requests.put(named, List.of(path, body));
            }
        });
    }

    Request of(Step.KeyDeed step, ModelKey key) {
        return switch (step) {
            case Step.Rotate rotate -> rotate(rotate, key);
            case Step.Amend amend -> amend(amend, key);
            case Step.Suspend suspend -> suspend(suspend, key);
            case Step.Resume resume -> resume(resume, key);
            case Step.Retire retire -> retire(retire, key);
            case Step.Revoke revoke -> revoke(revoke, key);
        };
    }

    private Request rotate(Step.Rotate step, ModelKey key) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        Policy policy = key.organization.policy;
        Duration asked = step.overlap().length;
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (asked != null) {
            body.put("overlap", asked.toString());
        }
        body.put("retirePreviousSecret", step.retirePrevious());
        String path = path(step, key) + "/rotation";
        NamedRequest named = new NamedRequest(by, step.request());
        ModelSecret previous = key.working(now);
        String refusal = Request.first(
                asked != null && asked.isNegative() ? "INVALID_FIELD" : null,
                refusesChange(step, key),
                step.request() == 0 ? null : Request.repeated(key.requests.get(named), List.of(path, body)),
                asked != null && asked.compareTo(policy.longestOverlap) > 0 ? "INVALID_FIELD" : null,
                key.over(now),
                previous != null && !step.retirePrevious() ? "PREVIOUS_SECRET_STILL_VALID" : null);
        return new Request(by, "POST", path, body, step.request(), refusal, answer -> {
            if (previous != null) {
                retire(key, previous, by, now);
            }
            Instant end = now.plus(asked == null ? policy.usualOverlap : asked);
            ModelSecret last = key.current();
            last.end = key.expiry != null && key.expiry.isBefore(end) ? key.expiry : end;
            last.retired = !last.end.isAfter(now);
            key.show(Objects.toString(answer.get("secret")), by, now);
            key.happened("KeyRotated", by, now);
            if (step.request() != 0) {
                key.requests.put(named, List.of(path, body));
            }
        });
    }

    private static void retire(ModelKey key, ModelSecret secret, Actor by, Instant now) {
        secret.retired = true;
        secret.end = now;
        key.happened("PreviousSecretRetired", by, now);
    }

    private Request amend(Step.Amend step, ModelKey key) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        GivenName name = step.name() < 0 ? null : GivenName.of(step.name());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (name != null) {
            body.put("name", name.written());
        }
        step.lifetime().say(body, now);
        Instant expiry = step.lifetime().end(now);
        boolean moves = step.lifetime() != Lifetime.UNSAID && !Objects.equals(expiry, key.expiry);
        ModelKey bearer = name == null ? null : key.organization.bearers.get(name.likeness());
        String refusal = Request.first(
                refusesChange(step, key),
                key.over(now),
                moves && expiry != null && !expiry.isAfter(now) ? "INVALID_FIELD" : null,
                bearer != null && bearer != key ? "KEY_NAME_IN_USE" : null);
        return new Request(by, "PATCH", path(step, key), body, 0, refusal, answer -> {
            if (moves) {
                move(key, expiry, now);
                key.happened("KeyExpiryChanged", by, now);
            }
            if (name != null && !name.shown().equals(key.name.shown())) {
                rename(key, name, by, now);
            }
        });
    }

    private static void move(ModelKey key, @Nullable Instant expiry, Instant now) {
        key.expiry = expiry;
        key.secrets.stream().filter(secret -> secret.works(now)).forEach(secret -> secret.expiry = expiry);
    }

    private static void rename(ModelKey key, GivenName name, Actor by, Instant now) {
        if (!name.likeness().equals(key.name.likeness())) {
            key.organization.give(name, key, by, now);
            key.organization.free(key, by, now);
        }
        key.name = name;
        key.happened("KeyRenamed", by, now);
    }

    private Request suspend(Step.Suspend step, ModelKey key) {
        Map<String, @Nullable Object> body = Map.of("comment", "wait");
        return change(step, key, "POST", "/suspension", body, key.over(world.now()), by -> {
            if (key.suspendedAt == null) {
                key.suspendedAt = world.now();
                key.happened("KeySuspended", by, world.now());
            }
        });
    }

    private Request resume(Step.Resume step, ModelKey key) {
        return change(step, key, "DELETE", "/suspension", Map.of(), key.over(world.now()), by -> {
            if (key.suspendedAt != null) {
                key.suspendedAt = null;
                key.happened("KeyResumed", by, world.now());
            }
        });
    }

    private Request retire(Step.Retire step, ModelKey key) {
        Instant now = world.now();
        return change(step, key, "DELETE", "/previous-secret", Map.of(), null, by -> {
            ModelSecret previous = key.working(now);
            if (previous != null && key.over(now) == null) {
                retire(key, previous, by, now);
            }
        });
    }

    private Request change(
            Step.KeyDeed step,
            ModelKey key,
            String method,
            String place,
            Map<String, @Nullable Object> body,
            @Nullable String over,
            Consumer<Actor> consequence) {
        Actor by = world.person(step.by());
        String refusal = Request.first(refusesChange(step, key), over);
        return new Request(by, method, path(step, key) + place, body, 0, refusal, answer -> consequence.accept(by));
    }

    /** It stays possible in a closed organization. */
    private Request revoke(Step.Revoke step, ModelKey key) {
        Instant now = world.now();
        Actor by = world.person(step.by());
        RevocationReason reason = step.reason();
        Map<String, @Nullable Object> body = Map.of("reason", reason.name(), "comment", "because of " + reason);
        String refusal = Request.first(asked(step, key).refusesManager(by), unknown(step, key));
        return new Request(by, "POST", path(step, key) + "/revocation", body, 0, refusal, answer -> {
            if (!key.revoked) {
                key.organization.free(key, by, now);
                key.revoked = true;
                key.end(now, reason, "because of " + reason);
                key.happened("KeyRevoked", by, now);
            }
        });
    }

    private @Nullable String refusesChange(Step.KeyDeed step, ModelKey key) {
        ModelOrganization asked = asked(step, key);
        return Request.first(asked.refusesManager(world.person(step.by())), asked.refusesChange(), unknown(step, key));
    }

    private @Nullable String unknown(Step.KeyDeed step, ModelKey key) {
        return asked(step, key) == key.organization ? null : "NOT_FOUND";
    }

    private ModelOrganization asked(Step.KeyDeed step, ModelKey key) {
        int own = world.organizations.indexOf(key.organization);
        return world.organization(step.target().elsewhere() ? own + 1 : own);
    }

    private String path(Step.KeyDeed step, ModelKey key) {
        return "/v1/organizations/" + asked(step, key).id + "/keys/" + key.id;
    }
}
