package io.keyledger.standalone.model;

import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a key is by the rules as they are told to people. */
final class ModelKey {

    final String id;
    final ModelOrganization organization;
    final Permission permission;
    final Environment environment;
    final Actor issuedBy;
    final Instant issuedAt;
    final List<ModelSecret> secrets = new ArrayList<>();

    /** What each named request was that gave it a secret. */
    final Map<NamedRequest, Object> requests = new HashMap<>();

    GivenName name;

    @Nullable
    Instant expiry;

    @Nullable
    Instant suspendedAt;

    /** Whether its expiry is on record. */
    boolean expired;

    boolean revoked;

    @Nullable
    Instant endedAt;

    @Nullable
    RevocationReason endedFor;

    @Nullable
    String endedWith;

    /** Who was shown the current secret, and when he left after that. */
    Actor holder;

    @Nullable
    Instant holderLeftAt;

    ModelKey(String id, ModelOrganization organization, Step.Issue issue, Actor by, Instant now) {
        this.id = id;
        this.organization = organization;
        this.permission = issue.permission();
        this.environment = issue.environment();
        this.name = GivenName.of(issue.name());
        this.expiry = issue.lifetime().end(now);
        this.issuedBy = by;
        this.issuedAt = now;
        this.holder = by;
    }

    void show(String secret, Actor by, Instant now) {
        secrets.add(new ModelSecret(secret, secrets.size() + 1, now, expiry));
        holder = by;
        holderLeftAt = null;
    }

    ModelSecret current() {
        return secrets.getLast();
    }

    /** The secret before the current one, whether or not it works; null if there was none. */
    @Nullable
    ModelSecret previous() {
        return secrets.size() < 2 ? null : secrets.get(secrets.size() - 2);
    }

    /** The same if it still works. */
    @Nullable
    ModelSecret working(Instant now) {
        ModelSecret previous = previous();
        return previous != null && previous.works(now) ? previous : null;
    }

    boolean isExpired(@Nullable Instant at, Instant now) {
        return expired || (at != null && !now.isBefore(at));
    }

    /** Why nothing can be done with it any more; null if something can. */
    @Nullable
    String over(Instant now) {
        return revoked ? "KEY_ALREADY_REVOKED" : isExpired(expiry, now) ? "KEY_ALREADY_EXPIRED" : null;
    }

    /** Its own end or its organization's; the first one counts. */
    void end(Instant at, RevocationReason reason, String comment) {
        if (endedAt == null) {
            endedAt = at;
            endedFor = reason;
            endedWith = comment;
        }
    }

    void happened(String type, Actor by, Instant now, Change change) {
        organization.history.add(type, this, by, now, change);
    }
}
