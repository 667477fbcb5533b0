package io.keyledger.eventstore.json;

import static java.util.Map.entry;

import io.keyledger.events.Actor;
import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.KeyNameTaken;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.MemberLeft;
import io.keyledger.events.MemberRoleChanged;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.OrganizationRenamed;
import io.keyledger.events.Permission;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.Rebinding;
import io.keyledger.events.RetirementCause;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.RotationPolicyChanged;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.events.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts behind the golden files, by file name without its ending: {@code <type>.<revision>[-<variant>]}. */
final class GoldenFacts {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.123Z");
    private static final Instant LATER = Instant.parse("2026-03-02T09:30:00.123Z");
    private static final Actor SCHEDULER = Actor.system(new SubjectId("keyledger", "scheduler"));
    private static final KeyId KEY = new KeyId("key_0123456789abcdef0123456789abcdef");
    private static final OrganizationId ORGANIZATION = new OrganizationId("org_00000000000000000000000000000001");
    private static final KeyNameId NAME = new KeyNameId("name_" + "0123456789abcdef".repeat(4));
    private static final SubjectId ADA = new SubjectId("https://id.example/realm", "ada");
    private static final Actor BY = Actor.person(ADA);
    private static final SecretDigest DIGEST = new SecretDigest("pepper-1", "ab".repeat(32));
    private static final Binding BINDING = new Binding("binding-1", "cd".repeat(32));

    static final Map<String, Fact> ALL = Map.ofEntries(
            entry("keyledger.KeyIssued.1", issued("Billing – «live» \"1\"", Instant.parse("2027-03-01T00:00:00Z"), BY)),
            entry("keyledger.KeyIssued.1-without-expiry", issued("billing", null, BY)),
            entry(
                    "keyledger.KeyIssued.1-through-a-system",
                    issued(
                            "billing",
                            null,
                            new Actor(ADA, Actor.Kind.PERSON, new SubjectId("https://id.example", "console")))),
            entry(
                    "keyledger.KeyRotated.1",
                    new KeyRotated(KEY, ORGANIZATION, new SecretVersion(2), DIGEST, BINDING, LATER, BY, AT)),
            entry(
                    "keyledger.PreviousSecretRetired.1",
                    new PreviousSecretRetired(
                            KEY, ORGANIZATION, SecretVersion.FIRST, RetirementCause.OVERLAP_ENDED, LATER, BY, LATER)),
            entry("keyledger.KeyRenamed.1", new KeyRenamed(KEY, ORGANIZATION, "billing", "Billing", BY, AT)),
            entry("keyledger.KeySuspended.1", new KeySuspended(KEY, ORGANIZATION, "until we know more", BY, AT)),
            entry("keyledger.KeyResumed.1", new KeyResumed(KEY, ORGANIZATION, BY, AT)),
            entry(
                    "keyledger.KeyExpiryChanged.1",
                    new KeyExpiryChanged(
                            KEY,
                            ORGANIZATION,
                            null,
                            LATER,
                            List.of(
                                    new Rebinding(SecretVersion.FIRST, BINDING),
                                    new Rebinding(new SecretVersion(2), BINDING)),
                            BY,
                            AT)),
            entry("keyledger.KeyExpired.1", new KeyExpired(KEY, ORGANIZATION, AT, SCHEDULER, LATER)),
            entry(
                    "keyledger.KeyRevoked.1",
                    new KeyRevoked(KEY, ORGANIZATION, RevocationReason.KEY_COMPROMISE, "in a public log", BY, AT)),
            entry(
                    "keyledger.OrganizationRegistered.1",
                    new OrganizationRegistered(
                            ORGANIZATION, "Analytical Engines", Actor.system(new SubjectId("keyledger", "setup")), AT)),
            entry(
                    "keyledger.OrganizationRenamed.1",
                    new OrganizationRenamed(ORGANIZATION, "Analytical Engines", "Difference Engines", BY, AT)),
            entry("keyledger.OrganizationClosed.1", new OrganizationClosed(ORGANIZATION, "contract ended", BY, AT)),
            entry("keyledger.MemberJoined.1", new MemberJoined(ORGANIZATION, ADA, Role.OWNER, BY, AT)),
            entry(
                    "keyledger.MemberRoleChanged.1",
                    new MemberRoleChanged(ORGANIZATION, ADA, Role.OWNER, Role.AUDITOR, BY, AT)),
            entry("keyledger.MemberLeft.1", new MemberLeft(ORGANIZATION, ADA, Role.AUDITOR, BY, AT)),
            entry(
                    "keyledger.RotationPolicyChanged.1",
                    new RotationPolicyChanged(
                            ORGANIZATION,
                            RotationPolicy.USUAL,
                            new RotationPolicy(Duration.ofDays(90), Duration.ofHours(1), Duration.ofDays(7)),
                            BY,
                            AT)),
            entry("keyledger.KeyNameTaken.1", new KeyNameTaken(NAME, ORGANIZATION, KEY, BY, AT)),
            entry("keyledger.KeyNameFreed.1", new KeyNameFreed(NAME, ORGANIZATION, KEY, BY, AT)));

    private GoldenFacts() {}

    private static KeyIssued issued(String name, @Nullable Instant expiresAt, Actor by) {
        return new KeyIssued(
                KEY,
                ORGANIZATION,
                name,
                Permission.WRITE_AND_OUTBOUND_CALLS,
                Environment.LIVE,
                "kl",
                SecretVersion.FIRST,
                DIGEST,
                BINDING,
                expiresAt,
                by,
                AT);
    }
}
