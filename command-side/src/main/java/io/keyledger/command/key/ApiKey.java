package io.keyledger.command.key;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.naming.KeyNames;
import io.keyledger.command.refusal.KeyAlreadyExpired;
import io.keyledger.command.refusal.KeyAlreadyRevoked;
import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.PreviousSecretStillValid;
import io.keyledger.command.refusal.SecretNotRepeatable;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.SecretDigest;
import io.keyledger.events.SecretVersion;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.SecretBinder;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A key from its issue to its revocation. It knows digests only.
 *
 * <p>Every command may meet a key that never was: it, too, is refused only after asking who may, so that nobody learns which
 * keys there are.
 */
@Aggregate(repository = "apiKeyRepository")
class ApiKey {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable KeyId id;

    private @Nullable KeyIssued issued;
    private @Nullable SecretDigest digest;
    private SecretVersion version = SecretVersion.FIRST;
    private Instant rotatedAt = Instant.EPOCH;
    private @Nullable Instant previousValidUntil;
    private @Nullable KeyRevoked revoked;

    ApiKey() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(IssueKey command, Authority authority, KeyNames names, SecretBinder binder, Clock clock) {
        authority.requireKeyManager(command.organization(), command.by());
        if (issued != null) {
            ownedBy(command.organization());
            if (!issued.digest().equals(command.digest())) {
                throw new SecretNotRepeatable(issued.key());
            }
            return standing();
        }
        Instant now = clock.instant();
        Expiry.require(command.expiresAt(), now);
        names.take(command.organization(), command.name(), command.key(), command.by(), now);
        apply(new KeyIssued(
                command.key(),
                command.organization(),
                command.name().text(),
                command.permission(),
                command.environment(),
                SecretVersion.FIRST,
                command.digest(),
                binder.bind(new BoundSecret(
                        command.digest(),
                        command.key(),
                        command.organization(),
                        command.permission(),
                        command.environment(),
                        SecretVersion.FIRST,
                        command.expiresAt())),
                command.expiresAt(),
                command.by(),
                now));
        return standing();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(RotateKey command, Authority authority, SecretBinder binder, Clock clock) {
        authority.requireKeyManager(command.organization(), command.by());
        KeyIssued key = ownedBy(command.organization());
        if (command.digest().equals(digest)) {
            return standing();
        }
        Instant now = clock.instant();
        if (revoked != null) {
            throw new KeyAlreadyRevoked();
        }
        if (key.expiresAt() != null && !now.isBefore(key.expiresAt())) {
            throw new KeyAlreadyExpired(key.expiresAt());
        }
        if (previousValidUntil != null && now.isBefore(previousValidUntil)) {
            throw new PreviousSecretStillValid(previousValidUntil);
        }
        apply(new KeyRotated(
                key.key(),
                key.organization(),
                version.next(),
                command.digest(),
                binder.bind(new BoundSecret(
                        command.digest(),
                        key.key(),
                        key.organization(),
                        key.permission(),
                        key.environment(),
                        version.next(),
                        key.expiresAt())),
                Expiry.earlier(now.plus(command.overlap().duration()), key.expiresAt()),
                command.by(),
                now));
        return standing();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(RevokeKey command, Authority authority, KeyNames names, Clock clock) {
        authority.requireKeyManager(command.organization(), command.by());
        KeyIssued key = ownedBy(command.organization());
        if (revoked == null) {
            Instant now = clock.instant();
            names.free(key.organization(), key.name(), key.key(), command.by(), now);
            apply(new KeyRevoked(
                    key.key(),
                    key.organization(),
                    command.reason(),
                    command.comment().text(),
                    command.by(),
                    now));
        }
        return standing();
    }

    private KeyIssued ownedBy(OrganizationId organization) {
        if (issued == null || !issued.organization().equals(organization)) {
            throw new KeyUnknown();
        }
        return issued;
    }

    private KeyStanding standing() {
        return new KeyStanding(requireNonNull(issued), version, rotatedAt, previousValidUntil, revoked);
    }

    @EventSourcingHandler
    void on(KeyEvent event) {
        switch (event) {
            case KeyIssued first -> {
                id = first.key();
                issued = first;
                digest = first.digest();
                version = first.version();
                rotatedAt = first.at();
            }
            case KeyRotated next -> {
                digest = next.digest();
                version = next.version();
                rotatedAt = next.at();
                previousValidUntil = next.previousValidUntil();
            }
            case KeyRevoked last -> revoked = last;
        }
    }
}
