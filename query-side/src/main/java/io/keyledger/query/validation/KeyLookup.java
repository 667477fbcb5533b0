package io.keyledger.query.validation;

import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.Permission;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.Rebinding;
import io.keyledger.events.RevocationReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One secret that was ever valid, and everything a verdict is judged by: a row of {@link KeyLookups}. */
final class KeyLookup {

    final String digest;
    final String pepper;
    final String keyId;
    final String organization;
    final Permission permission;
    final String environment;
    final String prefix;
    final int secretVersion;
    String bindingKey;
    String binding;
    String name;

    @Nullable
    Instant expiresAt;

    @Nullable
    Instant validUntil;

    boolean retired;
    boolean suspended;
    boolean expired;

    @Nullable
    Instant revokedAt;

    @Nullable
    String revocationReason;

    long position;

    /** The first secret of a key. */
    KeyLookup(KeyIssued issued, long position) {
        this.digest = issued.digest().hex();
        this.pepper = issued.digest().pepper();
        this.bindingKey = issued.binding().key();
        this.binding = issued.binding().hex();
        this.keyId = issued.key().text();
        this.organization = issued.organization().text();
        this.name = issued.name();
        this.permission = issued.permission();
        this.environment = issued.environment().text();
        this.prefix = issued.prefix();
        this.secretVersion = issued.version().number();
        this.expiresAt = issued.expiresAt();
        this.position = position;
    }

    /** The secret that comes after another one. */
    KeyLookup(KeyLookup before, KeyRotated rotated, long position) {
        this.digest = rotated.digest().hex();
        this.pepper = rotated.digest().pepper();
        this.bindingKey = rotated.binding().key();
        this.binding = rotated.binding().hex();
        this.keyId = before.keyId;
        this.organization = before.organization;
        this.name = before.name;
        this.permission = before.permission;
        this.environment = before.environment;
        this.prefix = before.prefix;
        this.secretVersion = rotated.version().number();
        this.expiresAt = before.expiresAt;
        this.suspended = before.suspended;
        this.expired = before.expired;
        this.revokedAt = before.revokedAt;
        this.revocationReason = before.revocationReason;
        this.position = position;
    }

    /** As the table has it. */
    KeyLookup(ResultSet row) throws SQLException {
        this.digest = row.getString("digest");
        this.pepper = row.getString("pepper");
        this.bindingKey = row.getString("binding_key");
        this.binding = row.getString("binding");
        this.keyId = row.getString("key_id");
        this.organization = row.getString("organization");
        this.name = row.getString("name");
        this.permission = Permission.valueOf(row.getString("permission"));
        this.environment = row.getString("environment");
        this.prefix = row.getString("prefix");
        this.secretVersion = row.getInt("secret_version");
        this.expiresAt = KeyLookups.instant(row, row.findColumn("expires_at"));
        this.validUntil = KeyLookups.instant(row, row.findColumn("valid_until"));
        this.retired = row.getBoolean("retired");
        this.suspended = row.getBoolean("suspended");
        this.expired = row.getBoolean("expired");
        this.revokedAt = KeyLookups.instant(row, row.findColumn("revoked_at"));
        this.revocationReason = row.getString("revocation_reason");
        this.position = row.getLong("position");
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

    /** The first end is the one that counts. */
    void revoke(Instant at, RevocationReason reason) {
        if (revokedAt == null) {
            revokedAt = at;
            revocationReason = reason.name();
        }
    }
}
