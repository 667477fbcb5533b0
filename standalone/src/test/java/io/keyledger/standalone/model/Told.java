package io.keyledger.standalone.model;

import static java.util.Objects.requireNonNull;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyState;
import io.keyledger.events.Permission;
import io.keyledger.events.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the program must answer whoever asks, field by field; null stands for a field that is null or missing. */
final class Told {

    private Told() {}

    static Map<String, Object> verdict(ModelKey key, ModelSecret secret, @Nullable Permission needed, Instant now) {
        String code = code(key, secret, needed, now);
        return fields(
                "valid",
                code.equals("VALID"),
                "code",
                code,
                "keyId",
                key.id,
                "organizationId",
                key.organization.id,
                "name",
                key.name.shown(),
                "permission",
                key.permission.name(),
                "environment",
                key.environment.text(),
                "secretVersion",
                secret.version,
                "expiresAt",
                secret.expiry);
    }

    private static String code(ModelKey key, ModelSecret secret, @Nullable Permission needed, Instant now) {
        if (key.revoked || key.organization.isClosed()) {
            return "REVOKED";
        }
        boolean expired = key.isExpired(secret.expiry, now);
        if (!secret.works(now) && !(expired && secret.endsWithItsKey())) {
            return "RETIRED_SECRET";
        }
        if (expired) {
            return "EXPIRED";
        }
        if (key.suspendedAt != null) {
            return "SUSPENDED";
        }
        return needed == null || EnumSet.range(Permission.READ, key.permission).contains(needed)
                ? "VALID"
                : "INSUFFICIENT_PERMISSION";
    }

    static Map<String, Object> row(ModelKey key, Instant now) {
        ModelSecret previous = key.previous();
        return fields(
                "keyId",
                key.id,
                "name",
                key.name.shown(),
                "permission",
                key.permission.name(),
                "environment",
                key.environment.text(),
                "state",
                state(key, now).name(),
                "secretVersion",
                key.current().version,
                "issuedAt",
                key.issuedAt,
                "issuedBy",
                actor(key.issuedBy),
                "expiresAt",
                key.expiry,
                "secretIssuedAt",
                key.current().since,
                "previousSecretValidUntil",
                previous == null ? null : previous.end,
                "rotationDueAt",
                due(key),
                "rotationDueReason",
                due(key).equals(key.holderLeftAt) ? "STAFF_CHANGED" : "SECRET_AGE",
                "suspendedAt",
                key.suspendedAt,
                "revokedAt",
                key.endedAt,
                "revocationReason",
                key.endedFor == null ? null : key.endedFor.name(),
                "revocationComment",
                key.endedWith);
    }

    static KeyState state(ModelKey key, Instant now) {
        if (key.revoked || key.organization.isClosed()) {
            return KeyState.REVOKED;
        }
        if (key.isExpired(key.expiry, now)) {
            return KeyState.EXPIRED;
        }
        return key.suspendedAt == null ? KeyState.ACTIVE : KeyState.SUSPENDED;
    }

    /** When its secret is too old, or when whoever was shown it left if that was earlier. */
    static Instant due(ModelKey key) {
        Instant old = key.current().since.plus(key.organization.policy.secretAge);
        return key.holderLeftAt != null && key.holderLeftAt.isBefore(old) ? requireNonNull(key.holderLeftAt) : old;
    }

    /** Nobody rotates a key that has ended. */
    static boolean isDue(ModelKey key, Instant now) {
        KeyState state = state(key, now);
        return (state == KeyState.ACTIVE || state == KeyState.SUSPENDED) && !now.isBefore(due(key));
    }

    static Map<String, Object> organization(ModelOrganization organization) {
        return fields(
                "organizationId", organization.id,
                "name", organization.name,
                "registeredAt", organization.registeredAt,
                "closedAt", organization.closedAt,
                "rotationPolicy", organization.policy.told());
    }

    static Map<String, Object> actor(Actor actor) {
        return fields(
                "issuer", actor.subject().issuer(),
                "subject", actor.subject().subject(),
                "kind", actor.kind().name());
    }

    static Change issued(ModelKey key) {
        return Change.came(
                "name", key.name.shown(),
                "permission", key.permission.name(),
                "environment", key.environment.text(),
                "expiresAt", key.expiry,
                "secretVersion", key.current().version);
    }

    /** @param earlierEnd of the secret that was the previous one until now */
    static Change rotated(ModelKey key, @Nullable Instant earlierEnd) {
        int version = key.current().version;
        Instant end = requireNonNull(key.previous()).end;
        return new Change(
                fields("secretVersion", version - 1, "previousSecretValidUntil", earlierEnd),
                fields("secretVersion", version, "previousSecretValidUntil", end));
    }

    static Change retired(ModelSecret secret, Instant end, String cause) {
        return Change.of("previousSecretValidUntil", secret.end, end)
                .and("retiredSecretVersion", secret.version, "cause", cause);
    }

    static Change joined(Actor member, Role role) {
        return new Change(null, member(member, role));
    }

    static Map<String, Object> member(Actor member, Role role) {
        return fields(
                "issuer", member.subject().issuer(),
                "subject", member.subject().subject(),
                "role", role.name());
    }

    /** Names and values in turn; instants as they are written. */
    static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        Map<String, Object> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(namesAndValues[i]), value instanceof Instant at ? at.toString() : value);
            }
        }
        return fields;
    }
}
