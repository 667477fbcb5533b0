package io.keyledger.standalone.model;

import io.keyledger.events.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key is by the rules as they are told to people. */
final class ModelKey {

    /** One secret; {@code end} is when it stops to work by itself, {@code expiry} what it was last told of its key's. */
    static final class Secret {
        final String text;

        @Nullable
        Instant end;

        @Nullable
        Instant expiry;

        boolean retired;

        Secret(String text, @Nullable Instant expiry) {
            this.text = text;
            this.expiry = expiry;
        }

        boolean works(Instant now) {
            return !retired && (end == null || now.isBefore(end));
        }
    }

    final String id;
    final ModelOrganization organization;
    final Permission permission;
    final List<Secret> secrets = new ArrayList<>();
    final List<String> history = new ArrayList<>();
    String name;

    @Nullable
    Instant expiry;

    boolean suspended;
    boolean expired;
    boolean revoked;

    ModelKey(String id, ModelOrganization organization, String name, Permission permission, @Nullable Instant expiry) {
        this.id = id;
        this.organization = organization;
        this.name = name;
        this.permission = permission;
        this.expiry = expiry;
    }

    /** The secret before the current one, if it still works. */
    @Nullable
    Secret previous(Instant now) {
        if (secrets.size() < 2) {
            return null;
        }
        Secret previous = secrets.get(secrets.size() - 2);
        return previous.works(now) ? previous : null;
    }

    @Nullable
    String over(Instant now) {
        return revoked ? "KeyAlreadyRevoked" : isExpired(expiry, now) ? "KeyAlreadyExpired" : null;
    }

    private boolean isExpired(@Nullable Instant at, Instant now) {
        return expired || (at != null && !now.isBefore(at));
    }

    String state(Instant now) {
        if (revoked || organization.closed) {
            return "REVOKED";
        }
        return isExpired(expiry, now) ? "EXPIRED" : suspended ? "SUSPENDED" : "ACTIVE";
    }

    String verdict(Secret secret, Instant now, Permission needed) {
        if (revoked || organization.closed) {
            return "REVOKED";
        }
        if (isExpired(secret.expiry, now)) {
            return "EXPIRED";
        }
        if (!secret.works(now)) {
            return "RETIRED_SECRET";
        }
        return suspended ? "SUSPENDED" : permission.ordinal() >= needed.ordinal() ? "VALID" : "INSUFFICIENT_PERMISSION";
    }

    void happened(String... facts) {
        history.addAll(List.of(facts));
    }
}
