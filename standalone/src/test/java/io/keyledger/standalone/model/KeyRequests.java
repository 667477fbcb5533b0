package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import io.keyledger.events.RevocationReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do with keys, and what the rules make of it. */
final class KeyRequests {

    private final World world;
    private final SecretRequests secrets;

    KeyRequests(World world) {
        this.world = world;
        this.secrets = new SecretRequests(world);
    }

    Request issue(Step.Issue issue) {
        return secrets.issue(issue);
    }

    Request of(Step.KeyDeed step, ModelKey key) {
        return switch (step) {
            case Step.Rotate rotate -> secrets.rotate(rotate, key);
            case Step.Retire retire -> secrets.retire(retire, key);
            case Step.Amend amend -> amend(amend, key);
            case Step.Suspend suspend -> suspend(suspend, key);
            case Step.Resume resume -> resume(resume, key);
            case Step.Revoke revoke -> revoke(revoke, key);
        };
    }

    private Request amend(Step.Amend step, ModelKey key) {
        Instant now = world.now();
        Asked asked = Asked.of(world, step, key);
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
                asked.refusesChange(),
                key.over(now),
                moves && expiry != null && !expiry.isAfter(now) ? "INVALID_FIELD" : null,
                bearer != null && bearer != key ? "KEY_NAME_IN_USE" : null);
        return new Request(asked.by(), "PATCH", asked.path(), body, 0, refusal, answer -> {
            if (moves) {
                key.happened("KeyExpiryChanged", asked.by(), now, Change.of("expiresAt", key.expiry, expiry));
                move(key, expiry, now);
            }
            if (name != null && !name.shown().equals(key.name.shown())) {
                rename(key, name, asked.by(), now);
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
        key.happened("KeyRenamed", by, now, Change.of("name", key.name.shown(), name.shown()));
        key.name = name;
    }

    private Request suspend(Step.Suspend step, ModelKey key) {
        return suspension(step, key, "POST", Map.of("comment", "wait"), by -> {
            if (key.suspendedAt == null) {
                key.suspendedAt = world.now();
                Change change = Change.of("state", "ACTIVE", "SUSPENDED").and("comment", "wait");
                key.happened("KeySuspended", by, world.now(), change);
            }
        });
    }

    private Request resume(Step.Resume step, ModelKey key) {
        return suspension(step, key, "DELETE", Map.of(), by -> {
            if (key.suspendedAt != null) {
                key.suspendedAt = null;
                key.happened("KeyResumed", by, world.now(), Change.of("state", "SUSPENDED", "ACTIVE"));
            }
        });
    }

    private Request suspension(
            Step.KeyDeed step,
            ModelKey key,
            String method,
            Map<String, @Nullable Object> body,
            Consumer<Actor> consequence) {
        Asked asked = Asked.of(world, step, key);
        String refusal = Request.first(asked.refusesChange(), key.over(world.now()));
        String path = asked.path() + "/suspension";
        return new Request(asked.by(), method, path, body, 0, refusal, answer -> consequence.accept(asked.by()));
    }

    private Request revoke(Step.Revoke step, ModelKey key) {
        Instant now = world.now();
        Asked asked = Asked.of(world, step, key);
        RevocationReason reason = step.reason();
        Map<String, @Nullable Object> body = Map.of("reason", reason.name(), "comment", "because of " + reason);
        String path = asked.path() + "/revocation";
        return new Request(asked.by(), "POST", path, body, 0, asked.refusesEnd(), answer -> {
            if (!key.revoked) {
                String comment = "because of " + reason;
                Change change = Change.of("state", Told.state(key, now).name(), "REVOKED");
                key.organization.free(key, asked.by(), now);
                key.revoked = true;
                key.end(now, reason, comment);
                key.happened("KeyRevoked", asked.by(), now, change.and("reason", reason.name(), "comment", comment));
            }
        });
    }
}
