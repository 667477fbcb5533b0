package io.keyledger.query.validation.index;

import io.keyledger.events.Environment;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the index says of one digest, filled anew by each search so that a search allocates nothing. Not thread-safe: each
 * thread has its own.
 */
public final class Finding {

    boolean found;
    long position = -1;
    long expiresAt;
    long validUntil;
    int version;
    long flags;
    long closedAt;
    long keyHigh;
    long keyLow;
    byte[] prefix = {};

    @Nullable
    OrganizationId organization;

    @Nullable
    String name;

    /** Up to which position every fact took part in what was found. */
    public long position() {
        return position;
    }

    /** Whether there is such a secret and it is proven to be what it says. */
    public boolean found() {
        return found && (flags & Flags.UNPROVEN) == 0;
    }

    /** What the texts of this secret begin with, in ASCII. */
    public byte[] prefix() {
        return prefix;
    }

    /** Where the key is meant to be used. */
    public Environment environment() {
        return Flags.environment(flags);
    }

    /** What the key allows. */
    public Permission permission() {
        return Flags.permission(flags);
    }

    /** Whether the key was revoked, or its organization closed. */
    public boolean revoked() {
        return (flags & Flags.REVOKED) != 0 || closedAt != Times.NEVER;
    }

    /** Whether the expiry has come, by this time in milliseconds or on record. */
    public boolean expired(long now) {
        return (flags & Flags.EXPIRED) != 0 || now >= expiresAt;
    }

    /** Whether this secret has ended, by this time in milliseconds or on record. */
    public boolean retired(long now) {
        return (flags & Flags.RETIRED) != 0 || now >= validUntil;
    }

    /**
     * Of a secret that has ended and whose key has expired: whether its own end came first. Where both came at once it was the
     * key's expiry that cut the overlap short.
     */
    public boolean endedBeforeExpiry() {
        return validUntil < expiresAt;
    }

    /** Whether the key is suspended. */
    public boolean suspended() {
        return (flags & Flags.SUSPENDED) != 0;
    }

    /** Which secret of the key it is. */
    public int version() {
        return version;
    }

    /** When the key expires; null for never. */
    public @Nullable Instant expiresAt() {
        return Times.instant(expiresAt);
    }

    /** The key, as {@link io.keyledger.events.KeyId} writes it. */
    public String keyId() {
        HexFormat hex = HexFormat.of();
        return "key_" + hex.toHexDigits(keyHigh) + hex.toHexDigits(keyLow);
    }

    /** The organization of the key; never null for what was found. */
    public @Nullable OrganizationId organization() {
        return organization;
    }

    /** The name of the key; never null for what was found. */
    public @Nullable String name() {
        return name;
    }
}
