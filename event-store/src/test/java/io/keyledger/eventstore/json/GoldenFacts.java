package io.keyledger.eventstore.json;

import io.keyledger.events.Actor;
import io.keyledger.events.Binding;
import io.keyledger.events.Environment;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.KeyNameTaken;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.MemberJoined;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.Role;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.events.SubjectId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts behind the golden files, by file name without its ending: {@code <type>.<revision>[-<variant>]}. */
final class GoldenFacts {

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.123Z");
    private static final KeyId KEY = new KeyId("key_0123456789abcdef0123456789abcdef");
    private static final OrganizationId ORGANIZATION = new OrganizationId("org_00000000000000000000000000000001");
    private static final KeyNameId NAME = new KeyNameId("name_" + "0123456789abcdef".repeat(4));
    private static final SubjectId ADA = new SubjectId("https://id.example/realm", "ada");
    private static final Actor BY = Actor.person(ADA);
    private static final SecretDigest DIGEST = new SecretDigest("pepper-1", "ab".repeat(32));
    private static final Binding BINDING = new Binding("binding-1", "cd".repeat(32));

    static final Map<String, Fact> ALL = Map.of(
            "keyledger.KeyIssued.1", issued("Billing – «live» \"1\"", Instant.parse("2027-03-01T00:00:00Z"), BY),
            "keyledger.KeyIssued.1-without-expiry", issued("billing", null, BY),
            "keyledger.KeyIssued.1-through-a-system",
                    issued(
                            "billing",
                            null,
                            new Actor(ADA, Actor.Kind.PERSON, new SubjectId("https://id.example", "console"))),
            "keyledger.KeyRotated.1",
                    new KeyRotated(
                            KEY,
                            ORGANIZATION,
                            new SecretVersion(2),
                            DIGEST,
                            BINDING,
                            Instant.parse("2026-03-02T09:30:00.123Z"),
                            BY,
                            AT),
            "keyledger.KeyRevoked.1",
                    new KeyRevoked(KEY, ORGANIZATION, RevocationReason.KEY_COMPROMISE, "in a public log", BY, AT),
            "keyledger.OrganizationRegistered.1",
                    new OrganizationRegistered(
                            ORGANIZATION, "Analytical Engines", Actor.system(new SubjectId("keyledger", "setup")), AT),
            "keyledger.MemberJoined.1", new MemberJoined(ORGANIZATION, ADA, Role.OWNER, BY, AT),
            "keyledger.KeyNameTaken.1", new KeyNameTaken(NAME, ORGANIZATION, KEY, BY, AT),
            "keyledger.KeyNameFreed.1", new KeyNameFreed(NAME, ORGANIZATION, KEY, BY, AT));

    private GoldenFacts() {}

    private static KeyIssued issued(String name, @Nullable Instant expiresAt, Actor by) {
        return new KeyIssued(
                KEY,
                ORGANIZATION,
                name,
                Permission.WRITE_AND_OUTBOUND_CALLS,
                Environment.LIVE,
                SecretVersion.FIRST,
                DIGEST,
                BINDING,
                expiresAt,
                by,
                AT);
    }
}
