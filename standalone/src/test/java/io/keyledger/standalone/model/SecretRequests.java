package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How people come by secrets and get rid of them, and what the rules make of it. */
final class SecretRequests {

    private final World world;

    SecretRequests(World world) {
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
            key.happened("KeyIssued", by, now, Told.issued(key));
            if (step.request() != 0) {
                organization.issues.put(named, body);
                key.requests.put(named, List.of(path, body));
            }
        });
    }

    Request rotate(Step.Rotate step, ModelKey key) {
        Instant now = world.now();
        Asked asked = Asked.of(world, step, key);
        Actor by = asked.by();
        Policy policy = key.organization.policy;
        Duration overlap = step.overlap().length;
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (overlap != null) {
            body.put("overlap", overlap.toString());
        }
        body.put("retirePreviousSecret", step.retirePrevious());
        String path = asked.path() + "/rotation";
        NamedRequest named = new NamedRequest(by, step.request());
        ModelSecret previous = key.working(now);
        String refusal = Request.first(
                overlap != null && overlap.isNegative() ? "INVALID_FIELD" : null,
                asked.refusesChange(),
                step.request() == 0 ? null : Request.repeated(key.requests.get(named), List.of(path, body)),
                overlap != null && overlap.compareTo(policy.longestOverlap) > 0 ? "INVALID_FIELD" : null,
                key.over(now),
                previous != null && !step.retirePrevious() ? "PREVIOUS_SECRET_STILL_VALID" : null);
        return new Request(by, "POST", path, body, step.request(), refusal, answer -> {
            if (previous != null) {
                retire(key, previous, by, now);
            }
            ModelSecret before = key.previous();
            Instant earlierEnd = before == null ? null : before.end;
            key.current().endBy(now.plus(overlap == null ? policy.usualOverlap : overlap), key.expiry, now);
            key.show(Objects.toString(answer.get("secret")), by, now);
            key.happened("KeyRotated", by, now, Told.rotated(key, earlierEnd));
            if (step.request() != 0) {
                key.requests.put(named, List.of(path, body));
            }
        });
    }

    Request retire(Step.Retire step, ModelKey key) {
        Instant now = world.now();
        Asked asked = Asked.of(world, step, key);
        String path = asked.path() + "/previous-secret";
        return new Request(asked.by(), "DELETE", path, Map.of(), 0, asked.refusesChange(), answer -> {
            ModelSecret previous = key.previous();
            if (previous == null || previous.retired || key.revoked || key.expired) {
                return;
            }
            if (!previous.works(now)) {
                Change change = Told.retired(previous, Objects.requireNonNull(previous.end), "OVERLAP_ENDED");
                previous.retired = true;
                key.happened("PreviousSecretRetired", asked.by(), now, change);
            } else if (key.over(now) == null) {
                retire(key, previous, asked.by(), now);
            }
        });
    }

    private static void retire(ModelKey key, ModelSecret secret, Actor by, Instant now) {
        Change change = Told.retired(secret, now, "ENDED_EARLY");
        secret.retired = true;
        secret.end = now;
        key.happened("PreviousSecretRetired", by, now, change);
    }
}
