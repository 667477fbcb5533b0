package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.Permission;
import io.keyledger.events.SecretDigest;
import io.keyledger.query.projection.Delivery;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.sql.Types;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.jspecify.annotations.Nullable;

/** One secret that was ever valid, and everything a verdict is judged by. */
@Entity
@Table(schema = "query", name = "key_lookup")
@IdClass(KeyLookupId.class)
@SuppressWarnings("UnusedVariable") // what only verdicts read is read by LookupTable
class KeyLookup {

    @Id
    private String side;

    @Id
    private String digest;

    private String pepper;
    private String bindingKey;
    private String binding;
    private String keyId;
    private String organization;
    private String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(Types.VARCHAR)
    private Permission permission;

    private String environment;
    private int secretVersion;
    private @Nullable Instant expiresAt;
    private @Nullable Instant validUntil;
    private @Nullable Instant revokedAt;
    private @Nullable String revocationReason;
    private long position;

    @SuppressWarnings("NullAway.Init")
    protected KeyLookup() {}

    @SuppressWarnings("NullAway.Init")
    private KeyLookup(Delivery delivery, SecretDigest digest, Binding binding) {
        this.side = delivery.side().text();
        this.position = delivery.position();
        this.digest = digest.hex();
        this.pepper = digest.pepper();
        this.bindingKey = binding.key();
        this.binding = binding.hex();
    }

    /** The first secret of a key. */
    static KeyLookup of(KeyIssued issued, Delivery delivery) {
        KeyLookup row = new KeyLookup(delivery, issued.digest(), issued.binding());
        row.keyId = issued.key().text();
        row.organization = issued.organization().text();
        row.name = issued.name();
        row.permission = issued.permission();
        row.environment = issued.environment().text();
        row.secretVersion = issued.version().number();
        row.expiresAt = issued.expiresAt();
        return row;
    }

    /** The secret that comes after this one. */
    KeyLookup next(KeyRotated rotated, Delivery delivery) {
        KeyLookup row = new KeyLookup(delivery, rotated.digest(), rotated.binding());
        row.keyId = keyId;
        row.organization = organization;
        row.name = name;
        row.permission = permission;
        row.environment = environment;
        row.secretVersion = rotated.version().number();
        row.expiresAt = expiresAt;
        row.revokedAt = revokedAt;
        row.revocationReason = revocationReason;
        return row;
    }

    /** This secret has a successor: it works until the end of the overlap, an older one until the rotation at most. */
    void follow(KeyRotated rotated, long at) {
        if (position >= at) {
            return;
        }
        position = at;
        if (validUntil == null) {
            validUntil = rotated.previousValidUntil();
        } else if (validUntil.isAfter(rotated.at())) {
            validUntil = rotated.at();
        }
    }

    void revoke(KeyRevoked revoked, long at) {
        if (position >= at) {
            return;
        }
        position = at;
        revokedAt = revoked.at();
        revocationReason = revoked.reason().name();
    }

    int secretVersion() {
        return secretVersion;
    }
}
