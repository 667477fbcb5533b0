package io.keyledger.command.key;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.keyledger.command.authority.Authority;
import io.keyledger.command.naming.KeyNames;
import io.keyledger.command.naming.Name;
import io.keyledger.command.refusal.KeyUnknown;
import io.keyledger.command.refusal.PreviousSecretStillValid;
import io.keyledger.command.refusal.SecretNotRepeatable;
import io.keyledger.events.Actor;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.RetirementCause;
import io.keyledger.events.RotationPolicy;
import io.keyledger.events.SecretVersion;
import io.keyledger.eventstore.Context;
import io.keyledger.secrets.SecretBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A key from its issue to its end. It knows digests only.
 *
 * <p>Every command may meet a key that never was: it, too, is refused only after asking who may, so that nobody learns which
 * keys there are.
 */
@Aggregate(repository = "apiKeyRepository")
class ApiKey {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable KeyId id;

    private @Nullable KeyStanding key;
    private KnownRequests requests = KnownRequests.NONE;

    ApiKey() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(IssueKey command, Authority authority, KeyNames names, SecretBinder binder, Clock clock) {
        authority.requireKeyEnder(command.organization(), command.by());
        if (key != null) {
            KeyIssued issued = ownedBy(command.organization()).issued();
            if (!issued.digest().equals(command.digest())) {
                requests.requireTheSame(command.request(), command.by());
                throw new SecretNotRepeatable(issued.key());
            }
            return key;
        }
        authority.requireKeyManager(command.organization(), command.by());
        Instant now = clock.instant();
        Expiry.require(command.expiresAt(), now);
        names.take(command.organization(), command.name(), command.key(), command.by(), now);
        apply(new KeyIssued(
                command.key(),
                command.organization(),
                command.name().text(),
                command.permission(),
                command.environment(),
                command.prefix(),
                SecretVersion.FIRST,
                command.digest(),
                binder.bind(Bound.first(command)),
                command.expiresAt(),
                command.by(),
                now));
        return requireNonNull(key);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(RotateKey command, Authority authority, SecretBinder binder, Clock clock) {
        authority.requireKeyEnder(command.organization(), command.by());
        KeyStanding standing = ownedBy(command.organization());
        if (command.digest().equals(standing.current().digest())) {
            return standing;
        }
        if (requests.contain(command.request(), command.by())) {
            requests.requireTheSame(command.request(), command.by());
            throw new SecretNotRepeatable(command.key());
        }
        RotationPolicy policy = authority.requireKeyManager(command.organization(), command.by());
        Duration overlap = Overlap.under(policy, command.overlap());
        Instant now = clock.instant();
        standing.requireAlive(now);
        HeldSecret previous = standing.previousAt(now);
        if (previous != null) {
            if (!command.retirePrevious()) {
                throw new PreviousSecretStillValid(requireNonNull(previous.validUntil()));
            }
            retire(previous, RetirementCause.ENDED_EARLY, now, command.by(), now);
        }
        SecretVersion next = standing.current().version().next();
        apply(new KeyRotated(
                command.key(),
                command.organization(),
                next,
                command.digest(),
                binder.bind(Bound.of(standing, next, command.digest(), standing.expiresAt())),
                Expiry.earlier(now.plus(overlap), standing.expiresAt()),
                command.by(),
                now));
        return requireNonNull(key);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(RetirePreviousSecret command, Authority authority, Clock clock) {
        authority.requireKeyManager(command.organization(), command.by());
        KeyStanding standing = ownedBy(command.organization());
        Instant now = clock.instant();
        HeldSecret previous = standing.previous();
        if (previous != null && !previous.retired() && standing.revoked() == null && standing.expired() == null) {
            retireNow(previous, command.by(), now);
        }
        return requireNonNull(key);
    }

    /** An overlap that is over is put on record as such: for a validator whose clock is behind it goes on until then. */
    private void retireNow(HeldSecret previous, Actor by, Instant now) {
        if (!previous.worksAt(now)) {
            retire(previous, RetirementCause.OVERLAP_ENDED, requireNonNull(previous.validUntil()), by, now);
        } else if (requireNonNull(key).livesAt(now)) {
            retire(previous, RetirementCause.ENDED_EARLY, now, by, now);
        }
    }

    /** Sent by time itself, so whatever came first makes it nothing instead of a refusal. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EndOverlap command, Authority authority, Clock clock) {
        KeyStanding standing = key;
        Instant now = clock.instant();
        if (standing == null || standing.revoked() != null || standing.expired() != null) {
            return;
        }
        HeldSecret previous = standing.previous();
        if (previous != null
                && !previous.retired()
                && !previous.worksAt(now)
                && authority.isOpen(command.organization())) {
            retire(previous, RetirementCause.OVERLAP_ENDED, requireNonNull(previous.validUntil()), command.by(), now);
        }
    }

    private void retire(HeldSecret previous, RetirementCause cause, Instant end, Actor by, Instant now) {
        KeyIssued issued = requireNonNull(key).issued();
        apply(new PreviousSecretRetired(issued.key(), issued.organization(), previous.version(), cause, end, by, now));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(AmendKey command, Authority authority, KeyNames names, SecretBinder binder, Clock clock) {
        authority.requireKeyManager(command.organization(), command.by());
        KeyStanding standing = ownedBy(command.organization());
        Instant now = clock.instant();
        standing.requireAlive(now);
        if (command.expiry() != null && !Objects.equals(command.expiry().at(), standing.expiresAt())) {
            Expiry.require(command.expiry().at(), now);
            apply(new KeyExpiryChanged(
                    command.key(),
                    command.organization(),
                    standing.expiresAt(),
                    command.expiry().at(),
                    Bound.anew(standing, command.expiry().at(), now, binder),
                    command.by(),
                    now));
        }
        if (command.name() != null && !command.name().text().equals(standing.name())) {
            rename(standing, command.name(), names, command.by(), now);
        }
        return requireNonNull(key);
    }

    private static void rename(KeyStanding standing, Name name, KeyNames names, Actor by, Instant now) {
        KeyIssued issued = standing.issued();
        if (!name.readsLike(standing.name())) {
            names.take(issued.organization(), name, issued.key(), by, now);
            names.free(issued.organization(), standing.name(), issued.key(), by, now);
        }
        apply(new KeyRenamed(issued.key(), issued.organization(), standing.name(), name.text(), by, now));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(SuspendKey command, Authority authority, Clock clock) {
        authority.requireKeyManager(command.organization(), command.by());
        KeyStanding standing = ownedBy(command.organization());
        Instant now = clock.instant();
        standing.requireAlive(now);
        if (!standing.suspended()) {
            apply(new KeySuspended(
                    command.key(), command.organization(), command.comment().text(), command.by(), now));
        }
        return requireNonNull(key);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(ResumeKey command, Authority authority, Clock clock) {
        authority.requireKeyManager(command.organization(), command.by());
        KeyStanding standing = ownedBy(command.organization());
        Instant now = clock.instant();
        standing.requireAlive(now);
        if (standing.suspended()) {
            apply(new KeyResumed(command.key(), command.organization(), command.by(), now));
        }
        return requireNonNull(key);
    }

    /** Sent by time itself, so whatever came first makes it nothing instead of a refusal. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ExpireKey command, Authority authority, KeyNames names, Clock clock) {
        KeyStanding standing = key;
        Instant now = clock.instant();
        if (standing == null || standing.revoked() != null || standing.expired() != null) {
            return;
        }
        Instant expiry = standing.expiresAt();
        if (expiry != null && !now.isBefore(expiry) && authority.isOpen(command.organization())) {
            names.free(command.organization(), standing.name(), command.key(), command.by(), now);
            apply(new KeyExpired(command.key(), command.organization(), expiry, command.by(), now));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    KeyStanding handle(RevokeKey command, Authority authority, KeyNames names, Clock clock) {
        authority.requireKeyEnder(command.organization(), command.by());
        KeyStanding standing = ownedBy(command.organization());
        if (standing.revoked() == null) {
            Instant now = clock.instant();
            names.free(command.organization(), standing.name(), command.key(), command.by(), now);
            apply(new KeyRevoked(
                    command.key(),
                    command.organization(),
                    command.reason(),
                    command.comment().text(),
                    command.by(),
                    now));
        }
        return requireNonNull(key);
    }

    private KeyStanding ownedBy(OrganizationId organization) {
        if (key == null || !key.issued().organization().equals(organization)) {
            throw new KeyUnknown();
        }
        return key;
    }

    @EventSourcingHandler
    void on(
            KeyEvent event,
            @MetaDataValue(Context.IDEMPOTENCY_KEY) @Nullable String request,
            @MetaDataValue(Context.REQUEST_DIGEST) @Nullable String digest) {
        id = event.key();
        key = KeyHistory.after(key, event);
        if (event instanceof KeyIssued || event instanceof KeyRotated) {
            requests = requests.and(event.by(), request, digest);
        }
    }
}
