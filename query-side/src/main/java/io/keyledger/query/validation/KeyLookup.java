package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.Permission;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.Rebinding;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SecretDigest;
import io.keyledger.projection.Delivery;
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
    private String prefix;
    private int secretVersion;
    private @Nullable Instant expiresAt;
    private @Nullable Instant validUntil;
    private boolean retired;
    private boolean suspended;
    private boolean expired;
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
        row.prefix = issued.prefix();
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
        row.prefix = prefix;
        row.secretVersion = rotated.version().number();
        row.expiresAt = expiresAt;
        row.suspended = suspended;
        row.expired = expired;
        row.revokedAt = revokedAt;
        row.revocationReason = revocationReason;
        return row;
    }

    /** Notes that it has applied what is at a position; false if it had already. */
    boolean reaches(long at) {
        if (position >= at) {
            return false;
        }
        position = at;
        return true;
    }

    /** This secret has a successor: it works until the end of the overlap, an older one until the rotation at most. */
    void follow(KeyRotated rotated) {
        if (validUntil == null) {
            validUntil = rotated.previousValidUntil();
        } else if (validUntil.isAfter(rotated.at())) {
            validUntil = rotated.at();
        }
        retired |= !validUntil.isAfter(rotated.at());
    }

    void retire(PreviousSecretRetired end) {
        if (secretVersion == end.version().number()) {
            validUntil = end.validUntil();
            retired = true;
        }
    }

    void rename(KeyRenamed renamed) {
        name = renamed.name();
    }

    void suspend(boolean isSuspended) {
        suspended = isSuspended;
    }

    /** A secret that was not bound anew no longer worked; it keeps the expiry to which it is bound. */
    void expireAt(KeyExpiryChanged changed) {
        for (Rebinding anew : changed.bindings()) {
            if (anew.version().number() == secretVersion) {
                expiresAt = changed.expiresAt();
                bindingKey = anew.binding().key();
                binding = anew.binding().hex();
            }
        }
    }

    void expire() {
        expired = true;
    }

    /** The first end is the one that counts. */
    void revoke(Instant at, RevocationReason reason) {
        if (revokedAt == null) {
            revokedAt = at;
            revocationReason = reason.name();
        }
    }

    String pepper() {
        return pepper;
    }

    int secretVersion() {
        return secretVersion;
    }
}
