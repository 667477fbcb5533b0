package io.keyledger.query.inventory;

import io.keyledger.events.Actor;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.projection.Delivery;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key as its facts left it. */
@Entity
@Table(schema = "query", name = "inventory")
@IdClass(InventoryId.class)
class InventoryKey {

    @Id
    String side;

    @Id
    String keyId;

    String organization;
    String name;
    String soughtName;
    String permission;
    String environment;
    int secretVersion;
    long issuedPosition;
    Instant issuedAt;
    String issuer;
    String subject;
    String kind;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant suspendedAt;

    @Nullable
    Instant expiredAt;

    Instant secretIssuedAt;

    String handlerIssuer;

    String handlerSubject;

    @Nullable
    Instant handlerLeftAt;

    @Nullable
    Instant previousSecretValidUntil;

    @Nullable
    Instant revokedAt;

    @Nullable
    String revocationReason;

    @Nullable
    String revocationComment;

    long position;

    @SuppressWarnings("NullAway.Init")
    protected InventoryKey() {}

    InventoryKey(KeyIssued issued, Delivery delivery) {
        side = delivery.side().text();
        keyId = issued.key().text();
        organization = issued.organization().text();
        name = issued.name();
        soughtName = SoughtName.of(name);
        permission = issued.permission().name();
        environment = issued.environment().text();
        secretVersion = issued.version().number();
        issuedPosition = delivery.position();
        issuedAt = issued.at();
        issuer = issued.by().subject().issuer();
        subject = issued.by().subject().subject();
        kind = issued.by().kind().name();
        expiresAt = issued.expiresAt();
        secretIssuedAt = issued.at();
        handled(issued.by());
        position = delivery.position();
    }

    /** Notes that it has applied what is at a position; false if it had already. */
    boolean reaches(long at) {
        if (position >= at) {
            return false;
        }
        position = at;
        return true;
    }

    void rotate(KeyRotated rotated) {
        secretVersion = rotated.version().number();
        secretIssuedAt = rotated.at();
        previousSecretValidUntil = rotated.previousValidUntil();
        handled(rotated.by());
    }

    /** Whoever got the secret is the one whose leaving makes the key due. */
    private void handled(Actor by) {
        handlerIssuer = by.subject().issuer();
        handlerSubject = by.subject().subject();
        handlerLeftAt = null;
    }

    void retire(PreviousSecretRetired end) {
        previousSecretValidUntil = end.validUntil();
    }

    void rename(KeyRenamed renamed) {
        name = renamed.name();
        soughtName = SoughtName.of(name);
    }

    void suspend(KeySuspended suspended) {
        suspendedAt = suspended.at();
    }

    void resume() {
        suspendedAt = null;
    }

    void expireAt(KeyExpiryChanged changed) {
        expiresAt = changed.expiresAt();
    }

    void expire(KeyExpired end) {
        expiredAt = end.expiredAt();
    }

    /** The first end is the one that counts. */
    void revoke(KeyRevoked end) {
        if (revokedAt == null) {
            revokedAt = end.at();
            revocationReason = end.reason().name();
            revocationComment = end.comment();
        }
    }
}
