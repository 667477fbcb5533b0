package io.keyledger.query.inventory;

import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.query.projection.Delivery;
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

    Instant secretIssuedAt;

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
        position = delivery.position();
    }

    void rotate(KeyRotated rotated, long at) {
        if (position >= at) {
            return;
        }
        position = at;
        secretVersion = rotated.version().number();
        secretIssuedAt = rotated.at();
        previousSecretValidUntil = rotated.previousValidUntil();
    }

    void revoke(KeyRevoked revoked, long at) {
        if (position >= at) {
            return;
        }
        position = at;
        revokedAt = revoked.at();
        revocationReason = revoked.reason().name();
        revocationComment = revoked.comment();
    }
}
