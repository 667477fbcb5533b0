package io.keyledger.query.testing;

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
import io.keyledger.eventstore.Head;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.secrets.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Puts facts into the event store, as commands would. */
public final class Facts {

    public static final String ISSUER = "https://issuer.example";
    public static final Actor ALICE = Actor.person(new SubjectId(ISSUER, "alice"));
    private static final AtomicLong ids = new AtomicLong(1);

    private final EventStore events;
    private final Head head;
    private final Keyring keyring;
    private final SecretGenerator generator = new SecretGenerator("kl");
    private final AtomicLong newest;
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    /** @param newest told the position of what was put last */
    Facts(ApplicationContext application, AtomicLong newest) {
        this.newest = newest;
        this.events = application.getBean(EventStore.class);
        this.head = application.getBean(Head.class);
        this.keyring = application.getBean(Keyring.class);
    }

    /** The position of what was put last. */
    public long newest() {
        return newest.get();
    }

    /** A key as a test knows it: with its secret. */
    public record TestKey(
            KeyId id,
            OrganizationId organization,
            Permission permission,
            Environment environment,
            @Nullable Instant expiresAt,
            SecretVersion version,
            SecretText secret) {}

    public static OrganizationId anOrganization() {
        return OrganizationId.of(new UUID(1, ids.getAndIncrement()));
    }

    public static KeyId aKeyId() {
        return KeyId.of(new UUID(2, ids.getAndIncrement()));
    }

    public OrganizationId register() {
        OrganizationId organization = anOrganization();
        publish(organization.text(), new OrganizationRegistered(organization, "Example", ALICE, TestClock.NOW));
        return organization;
    }

    public long join(OrganizationId organization, String subject, Role role) {
        return publish(
                organization.text(),
                new MemberJoined(organization, new SubjectId(ISSUER, subject), role, ALICE, TestClock.NOW));
    }

    public TestKey issue(OrganizationId organization, Permission permission) {
        return issue(organization, permission, Environment.LIVE, null, generator);
    }

    public TestKey issue(OrganizationId organization, Permission permission, Instant expiresAt) {
        return issue(organization, permission, Environment.LIVE, expiresAt, generator);
    }

    public TestKey issueWithPrefix(OrganizationId organization, String prefix) {
        return issue(organization, Permission.READ, Environment.LIVE, null, new SecretGenerator(prefix));
    }

    private TestKey issue(
            OrganizationId organization,
            Permission permission,
            Environment environment,
            @Nullable Instant expiresAt,
            SecretGenerator generator) {
        TestKey key = new TestKey(
                aKeyId(),
                organization,
                permission,
                environment,
                expiresAt,
                SecretVersion.FIRST,
                generator.generate(environment));
        publish(key.id().text(), issued(key));
        return key;
    }

    /** Many keys in one append. */
    public List<TestKey> issueMany(OrganizationId organization, int count) {
        List<TestKey> keys = new ArrayList<>();
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestKey key = new TestKey(
                    aKeyId(),
                    organization,
                    Permission.WRITE,
                    Environment.TEST,
                    null,
                    SecretVersion.FIRST,
                    generator.generate(Environment.TEST));
            keys.add(key);
            messages.add(message(key.id().text(), issued(key), Map.of()));
        }
        events.publish(messages);
        newest.set(head.stored());
        return keys;
    }

    private KeyIssued issued(TestKey key) {
        SecretDigest digest = keyring.digester().digest(key.secret());
        return new KeyIssued(
                key.id(),
                key.organization(),
                "key of a test",
                key.permission(),
                key.environment(),
                key.secret().prefix(),
                key.version(),
                digest,
                bind(key, digest),
                key.expiresAt(),
                ALICE,
                TestClock.NOW);
    }

    private Binding bind(TestKey key, SecretDigest digest) {
        return keyring.binder()
                .bind(new BoundSecret(
                        digest,
                        key.id(),
                        key.organization(),
                        key.permission(),
                        key.environment(),
                        key.secret().prefix(),
                        key.version(),
                        key.expiresAt()));
    }

    public TestKey rotate(TestKey key, Duration overlap) {
        return rotate(key, overlap, TestClock.NOW);
    }

    public TestKey rotate(TestKey key, Duration overlap, Instant at) {
        TestKey next = new TestKey(
                key.id(),
                key.organization(),
                key.permission(),
                key.environment(),
                key.expiresAt(),
                key.version().next(),
                generator.generate(key.environment()));
        SecretDigest digest = keyring.digester().digest(next.secret());
        publish(
                key.id().text(),
                new KeyRotated(
                        key.id(),
                        key.organization(),
                        next.version(),
                        digest,
                        bind(next, digest),
                        at.plus(overlap),
                        ALICE,
                        at));
        return next;
    }

    public long revoke(TestKey key) {
        return publish(
                key.id().text(),
                new KeyRevoked(
                        key.id(),
                        key.organization(),
                        RevocationReason.SUPERSEDED,
                        "no longer used",
                        ALICE,
                        TestClock.NOW));
    }

    public long revoke(TestKey key, Instant at) {
        return publish(
                key.id().text(),
                new KeyRevoked(key.id(), key.organization(), RevocationReason.SUPERSEDED, "no longer used", ALICE, at));
    }

    public long rename(TestKey key, String previousName, String name) {
        return publish(
                key.id().text(),
                new KeyRenamed(key.id(), key.organization(), previousName, name, ALICE, TestClock.NOW));
    }

    public long suspend(TestKey key) {
        return publish(
                key.id().text(),
                new KeySuspended(key.id(), key.organization(), "under inspection", ALICE, TestClock.NOW));
    }

    public long resume(TestKey key) {
        return publish(key.id().text(), new KeyResumed(key.id(), key.organization(), ALICE, TestClock.NOW));
    }

    /** Ends the overlap of a secret early, at an instant. */
    public long retire(TestKey previous, Instant at) {
        return publish(
                previous.id().text(),
                new PreviousSecretRetired(
                        previous.id(),
                        previous.organization(),
                        previous.version(),
                        RetirementCause.ENDED_EARLY,
                        at,
                        ALICE,
                        at));
    }

    /** Moves the expiry and binds the key's one secret anew. */
    public TestKey expireAt(TestKey key, @Nullable Instant expiresAt) {
        TestKey moved = new TestKey(
                key.id(),
                key.organization(),
                key.permission(),
                key.environment(),
                expiresAt,
                key.version(),
                key.secret());
        Binding anew = bind(moved, keyring.digester().digest(key.secret()));
        publish(
                key.id().text(),
                new KeyExpiryChanged(
                        key.id(),
                        key.organization(),
                        key.expiresAt(),
                        expiresAt,
                        List.of(new Rebinding(key.version(), anew)),
                        ALICE,
                        TestClock.NOW));
        return moved;
    }

    /** Puts the expiry of a key on record. */
    public long expire(TestKey key, Instant at) {
        return publish(key.id().text(), new KeyExpired(key.id(), key.organization(), at, ALICE, at));
    }

    public long close(OrganizationId organization) {
        return publish(organization.text(), new OrganizationClosed(organization, "wound up", ALICE, TestClock.NOW));
    }

    public long rename(OrganizationId organization, String name) {
        return publish(
                organization.text(), new OrganizationRenamed(organization, "Example", name, ALICE, TestClock.NOW));
    }

    public long changeRole(OrganizationId organization, String subject, Role previous, Role role) {
        return publish(
                organization.text(),
                new MemberRoleChanged(
                        organization, new SubjectId(ISSUER, subject), previous, role, ALICE, TestClock.NOW));
    }

    public long leave(OrganizationId organization, String subject, Role role) {
        return publish(
                organization.text(),
                new MemberLeft(organization, new SubjectId(ISSUER, subject), role, ALICE, TestClock.NOW));
    }

    public long rotateWithin(OrganizationId organization, Duration maximumSecretAge) {
        RotationPolicy policy = new RotationPolicy(maximumSecretAge, Duration.ofHours(1), Duration.ofDays(1));
        return publish(
                organization.text(),
                new RotationPolicyChanged(organization, RotationPolicy.USUAL, policy, ALICE, TestClock.NOW));
    }

    /** Returns a position at or after the fact's. */
    public long publish(String stream, Fact fact) {
        return publish(stream, fact, Map.of());
    }

    public long publish(String stream, Fact fact, Map<String, String> metadata) {
        events.publish(message(stream, fact, metadata));
        long position = head.stored();
        newest.set(position);
        return position;
    }

    private DomainEventMessage<?> message(String stream, Fact fact, Map<String, String> metadata) {
        return new GenericDomainEventMessage<>(
                "test", stream, sequences.merge(stream, 0L, (last, zero) -> last + 1), fact, metadata);
    }
}
