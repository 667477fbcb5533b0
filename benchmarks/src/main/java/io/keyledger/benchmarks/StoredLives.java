package io.keyledger.benchmarks;

import io.keyledger.events.Actor;
import io.keyledger.events.Environment;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameFreed;
import io.keyledger.events.KeyNameId;
import io.keyledger.events.KeyNameTaken;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.OrganizationRegistered;
import io.keyledger.events.Permission;
import io.keyledger.events.RevocationReason;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.events.SubjectId;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretGenerator;
import io.keyledger.secrets.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Puts lives of keys into an event store, without commands: of four keys all are issued under a name, two are rotated and one
 * is revoked, which makes twelve facts. Secrets are real, so that a validator accepts them.
 */
final class StoredLives {

    private static final Actor OWNER = Actor.person(new SubjectId("https://issuer.example", "owner"));
    private static final Instant START = Instant.now().minus(Duration.ofDays(1));
    private static final int KEYS_AT_ONCE = 24;
    private static final int SAMPLED = 100;

    /** A secret and what a validator has to say to it. */
    record Known(String secret, String code) {}

    private final EventStore events;
    private final Keyring keyring;
    private final SecretGenerator generator = new SecretGenerator("kl");
    private final OrganizationId organization = OrganizationId.of(UUID.randomUUID());

    StoredLives(EventStore events, Keyring keyring) {
        this.events = events;
        this.keyring = keyring;
    }

    /** A validator's own key; the first fact of the store. */
    String validatorKey() {
        SecretText secret = generator.generate(Environment.LIVE);
        KeyId key = KeyId.of(UUID.randomUUID());
        List<DomainEventMessage<?>> facts = new ArrayList<>();
        put(facts, OrganizationId.INSTALLATION.text(), "Organization", 0, registered(OrganizationId.INSTALLATION));
        put(facts, organization.text(), "Organization", 0, registered(organization));
        put(facts, key.text(), "ApiKey", 0, issued(key, OrganizationId.INSTALLATION, "validator", secret));
        events.publish(facts);
        return secret.reveal();
    }

    private static OrganizationRegistered registered(OrganizationId organization) {
        return new OrganizationRegistered(organization, "Example", OWNER, START);
    }

    /** Puts about as many facts; returns every so many of the secrets. */
    List<Known> put(int facts) {
        return IntStream.range(0, facts / 3 / KEYS_AT_ONCE)
                .parallel()
                .mapToObj(this::someKeys)
                .flatMap(List::stream)
                .toList();
    }

    private List<Known> someKeys(int number) {
        List<DomainEventMessage<?>> facts = new ArrayList<>();
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < KEYS_AT_ONCE; i++) {
            List<Known> secrets = life(number * KEYS_AT_ONCE + i, facts);
            if ((number * KEYS_AT_ONCE + i) % SAMPLED < 4) {
                known.addAll(secrets);
            }
        }
        events.publish(facts);
        return known;
    }

    private List<Known> life(int number, List<DomainEventMessage<?>> facts) {
        KeyId key = KeyId.of(UUID.randomUUID());
        KeyNameId name = KeyNameId.of(organization, "key " + number);
        SecretText first = generator.generate(Environment.LIVE);
        put(facts, key.text(), "ApiKey", 0, issued(key, organization, "key " + number, first));
        put(facts, name.text(), "KeyName", 0, new KeyNameTaken(name, organization, key, OWNER, START));
        return switch (number % 4) {
            case 0, 1 -> {
                SecretText second = generator.generate(Environment.LIVE);
                put(facts, key.text(), "ApiKey", 1, rotated(key, second));
                yield List.of(new Known(first.reveal(), "RETIRED_SECRET"), new Known(second.reveal(), "VALID"));
            }
            case 2 -> {
                put(facts, key.text(), "ApiKey", 1, revoked(key));
                put(facts, name.text(), "KeyName", 1, new KeyNameFreed(name, organization, key, OWNER, START));
                yield List.of(new Known(first.reveal(), "REVOKED"));
            }
            default -> List.of(new Known(first.reveal(), "VALID"));
        };
    }

    private static void put(List<DomainEventMessage<?>> facts, String stream, String kind, long sequence, Fact fact) {
        facts.add(new GenericDomainEventMessage<>(kind, stream, sequence, fact));
    }

    private KeyIssued issued(KeyId key, OrganizationId organization, String name, SecretText secret) {
        SecretDigest digest = keyring.digester().digest(secret);
        return new KeyIssued(
                key,
                organization,
                name,
                Permission.READ,
                Environment.LIVE,
                secret.prefix(),
                SecretVersion.FIRST,
                digest,
                keyring.binder().bind(bound(key, organization, secret, digest, SecretVersion.FIRST)),
                null,
                OWNER,
                START);
    }

    private KeyRotated rotated(KeyId key, SecretText secret) {
        SecretDigest digest = keyring.digester().digest(secret);
        SecretVersion version = SecretVersion.FIRST.next();
        return new KeyRotated(
                key,
                organization,
                version,
                digest,
                keyring.binder().bind(bound(key, organization, secret, digest, version)),
                START.plusSeconds(1),
                OWNER,
                START.plusSeconds(1));
    }

    private KeyRevoked revoked(KeyId key) {
        return new KeyRevoked(
                key, organization, RevocationReason.SUPERSEDED, "no longer used", OWNER, START.plusSeconds(2));
    }

    private static BoundSecret bound(
            KeyId key, OrganizationId organization, SecretText secret, SecretDigest digest, SecretVersion version) {
        return new BoundSecret(
                digest, key, organization, Permission.READ, Environment.LIVE, secret.prefix(), version, null);
    }
}
