package io.keyledger.command.testing;

import io.keyledger.command.key.IssueKey;
import io.keyledger.command.key.Overlap;
import io.keyledger.command.key.RevokeKey;
import io.keyledger.command.key.RotateKey;
import io.keyledger.command.naming.Comment;
import io.keyledger.command.naming.Name;
import io.keyledger.events.Actor;
import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.events.SubjectId;
import io.keyledger.secrets.BoundSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key called billing, issued at {@link #NOW} by the Owner of {@link #ACME}; what is to be otherwise is said. */
public record KeyBuilder(
        KeyId id, OrganizationId organization, @Nullable Instant expiresAt) {

    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    public static final OrganizationId ACME = new OrganizationId("org_" + "a".repeat(32));
    public static final OrganizationId OTHERS = new OrganizationId("org_" + "b".repeat(32));
    public static final Actor OWNER = Actor.person(new SubjectId("https://issuer.example", "owner"));
    public static final Name NAME = new Name("Billing");

    /** An ordinary key. */
    public static KeyBuilder aKey() {
        return new KeyBuilder(new KeyId("key_" + "1".repeat(32)), ACME, null);
    }

    public KeyBuilder of(OrganizationId owner) {
        return new KeyBuilder(id, owner, expiresAt);
    }

    public KeyBuilder expiring(Instant at) {
        return new KeyBuilder(id, organization, at);
    }

    public IssueKey issue() {
        return issue(1);
    }

    /** With the digest of the secret of that number. */
    public IssueKey issue(int secret) {
        return new IssueKey(
                id,
                organization,
                NAME,
                Permission.WRITE,
                Environment.LIVE,
                "kl",
                digest(secret),
                expiresAt,
                null,
                OWNER);
    }

    public RotateKey rotate(int secret, Overlap overlap) {
        return new RotateKey(id, organization, digest(secret), overlap, false, null, OWNER);
    }

    public RevokeKey revoke() {
        return new RevokeKey(id, organization, RevocationReason.KEY_COMPROMISE, new Comment("seen in a log"), OWNER);
    }

    public KeyIssued issued() {
        return new KeyIssued(
                id,
                organization,
                NAME.text(),
                Permission.WRITE,
                Environment.LIVE,
                "kl",
                SecretVersion.FIRST,
                digest(1),
                binding(1),
                expiresAt,
                OWNER,
                NOW);
    }

    public KeyRotated rotated(int version, Instant previousValidUntil, Instant at) {
        return new KeyRotated(
                id,
                organization,
                new SecretVersion(version),
                digest(version),
                binding(version),
                previousValidUntil,
                OWNER,
                at);
    }

    public KeyRevoked revoked(Instant at) {
        return new KeyRevoked(id, organization, RevocationReason.KEY_COMPROMISE, "seen in a log", OWNER, at);
    }

    public static SecretDigest digest(int number) {
        return new SecretDigest("p1", "0".repeat(63) + number);
    }

    private Binding binding(int version) {
        return TestKeyring.keyring()
                .binder()
                .bind(new BoundSecret(
                        digest(version),
                        id,
                        organization,
                        Permission.WRITE,
                        Environment.LIVE,
                        "kl",
                        new SecretVersion(version),
                        expiresAt));
    }
}
