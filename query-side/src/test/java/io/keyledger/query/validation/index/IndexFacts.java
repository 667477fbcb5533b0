package io.keyledger.query.validation.index;

import io.keyledger.events.Actor;
import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.Rebinding;
import io.keyledger.events.RetirementCause;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.events.SubjectId;
import io.keyledger.secrets.BoundSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts about keys that are named by numbers; all happen at the epoch unless they say otherwise. */
final class IndexFacts {

    static final Instant AT = Instant.EPOCH;
    static final Binding TRUE = new Binding("b1", "a".repeat(64));
    static final Binding FALSE = new Binding("b1", "f".repeat(64));
    static final OrganizationId ACME = OrganizationId.of(new UUID(1, 1));

    private static final Actor ALICE = Actor.person(new SubjectId("https://issuer.example", "alice"));

    private IndexFacts() {}

    /** What the index takes for a proof in these tests. */
    static boolean proof(BoundSecret claimed, Binding binding) {
        return binding.equals(TRUE);
    }

    static KeyId key(int number) {
        return KeyId.of(UUID.nameUUIDFromBytes(("key " + number).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Spread like the digests of real secrets. */
    static SecretDigest digest(int key, int version) {
        UUID one = UUID.nameUUIDFromBytes(("digest " + key + "/" + version).getBytes(StandardCharsets.US_ASCII));
        UUID two = UUID.nameUUIDFromBytes(("rest " + key + "/" + version).getBytes(StandardCharsets.US_ASCII));
        return new SecretDigest("p1", (one + "" + two).replace("-", ""));
    }

    static KeyIssued issued(int key) {
        return issued(key, null, TRUE);
    }

    static KeyIssued issued(int key, @Nullable Instant expiresAt, Binding binding) {
        return issued(key, "kl", expiresAt, binding);
    }

    static KeyIssued issued(int key, String prefix, @Nullable Instant expiresAt, Binding binding) {
        return new KeyIssued(
                key(key),
                ACME,
                "name " + key,
                Permission.WRITE,
                Environment.TEST,
                prefix,
                SecretVersion.FIRST,
                digest(key, 1),
                binding,
                expiresAt,
                ALICE,
                AT);
    }

    static KeyRotated rotated(int key, int version, Instant at, Instant previousValidUntil) {
        return new KeyRotated(
                key(key), ACME, new SecretVersion(version), digest(key, version), TRUE, previousValidUntil, ALICE, at);
    }

    static Fact retired(int key, int version, Instant at) {
        return new PreviousSecretRetired(
                key(key), ACME, new SecretVersion(version), RetirementCause.ENDED_EARLY, at, ALICE, at);
    }

    static Fact suspended(int key) {
        return new KeySuspended(key(key), ACME, "", ALICE, AT);
    }

    static Fact resumed(int key) {
        return new KeyResumed(key(key), ACME, ALICE, AT);
    }

    static Fact renamed(int key, String name) {
        return new KeyRenamed(key(key), ACME, "name " + key, name, ALICE, AT);
    }

    static Fact expired(int key, Instant at) {
        return new KeyExpired(key(key), ACME, at, ALICE, at);
    }

    static Fact revoked(int key, Instant at) {
        return new KeyRevoked(key(key), ACME, RevocationReason.SUPERSEDED, "", ALICE, at);
    }

    static Fact expiryChanged(int key, @Nullable Instant expiresAt, int version, Binding binding) {
        return new KeyExpiryChanged(
                key(key),
                ACME,
                null,
                expiresAt,
                List.of(new Rebinding(new SecretVersion(version), binding)),
                ALICE,
                AT);
    }

    static Fact closed(Instant at) {
        return new OrganizationClosed(ACME, "", ALICE, at);
    }
}
