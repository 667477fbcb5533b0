package io.keyledger.query.validation.index;

import static io.keyledger.query.validation.index.SecretStore.EXPIRES_AT;
import static io.keyledger.query.validation.index.SecretStore.FLAGS;
import static io.keyledger.query.validation.index.SecretStore.VALID_UNTIL;

import io.keyledger.events.Fact;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyNameEvent;
import io.keyledger.events.KeyRenamed;
import io.keyledger.events.KeyResumed;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.KeySuspended;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationEvent;
import io.keyledger.events.PreviousSecretRetired;
import io.keyledger.events.Rebinding;
import io.keyledger.events.SecretVersion;
import io.keyledger.secrets.BoundSecret;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What each fact changes. All that costs time, above all proofs, is done before the change is handed out; the change itself
 * is a few writes. A fact delivered again changes nothing, or only what later ones change back. Facts that end something which is
 * unknown change nothing: it ended so long ago that it was forgotten.
 */
final class IndexChanges {

    private static final Runnable NOTHING = () -> {};

    private final SecretStore store;
    private final Proof proof;

    IndexChanges(SecretStore store, Proof proof) {
        this.store = store;
        this.proof = proof;
    }

    /** @throws IllegalStateException if the fact speaks of a key that must be known and is not */
    Runnable of(Fact fact) {
        return switch (fact) {
            case KeyEvent event -> of(event);
            case OrganizationClosed closed -> closed(closed);
            case OrganizationEvent nothingAboutSecrets -> NOTHING;
            case KeyNameEvent nothingAboutSecrets -> NOTHING;
        };
    }

    private Runnable of(KeyEvent event) {
        return switch (event) {
            case KeyIssued issued -> issued(issued);
            case KeyRotated rotated -> rotated(rotated);
            case KeyExpiryChanged changed -> expiryChanged(changed);
            case KeyRenamed renamed -> renamed(renamed);
            case KeySuspended suspended -> each(event.key(), secret -> raise(secret, Flags.SUSPENDED));
            case KeyResumed resumed -> each(event.key(), secret -> lower(secret, Flags.SUSPENDED));
            case PreviousSecretRetired end -> each(event.key(), secret -> retire(secret, end));
            case KeyExpired end -> ended(end.key(), Flags.EXPIRED, end.at());
            case KeyRevoked end -> ended(end.key(), Flags.REVOKED, end.at());
        };
    }

    void load(KnownSecret secret, boolean proven) {
        BoundSecret claimed = secret.claimed();
        int known = store.key(claimed.key());
        int key = known == HashTable.NONE ? store.addKey(claimed.key()) : known;
        long flags = flags(claimed, proven)
                | (secret.retired() ? Flags.RETIRED : 0)
                | (secret.suspended() ? Flags.SUSPENDED : 0)
                | (secret.expired() ? Flags.EXPIRED : 0)
                | (secret.revokedAt() == null ? 0 : Flags.REVOKED);
        add(key, secret.name(), claimed, Times.of(secret.validUntil()), flags);
        if (secret.revokedAt() != null) {
            store.end(key, secret.revokedAt().toEpochMilli());
        }
    }

    private long flags(BoundSecret claimed, boolean proven) {
        return Flags.of(
                        claimed.permission(),
                        claimed.environment(),
                        store.prefix(claimed.prefix()),
                        store.peppers().number(claimed.digest().pepper()),
                        store.organizations().number(claimed.organization()))
                | (proven ? 0 : Flags.UNPROVEN);
    }

    private void add(int key, String name, BoundSecret claimed, long validUntil, long flags) {
        store.addSecret(
                key,
                claimed.key(),
                name,
                DigestBits.of(claimed.digest()),
                claimed.version().number(),
                Times.of(claimed.expiresAt()),
                validUntil,
                flags);
    }

    private Runnable issued(KeyIssued issued) {
        if (store.key(issued.key()) != HashTable.NONE) {
            return NOTHING;
        }
        BoundSecret claimed = new BoundSecret(
                issued.digest(),
                issued.key(),
                issued.organization(),
                issued.permission(),
                issued.environment(),
                issued.prefix(),
                issued.version(),
                issued.expiresAt());
        boolean proven = proof.holds(claimed, issued.binding());
        return () -> add(store.addKey(issued.key()), issued.name(), claimed, Times.NEVER, flags(claimed, proven));
    }

    private Runnable rotated(KeyRotated rotated) {
        int key = require(rotated.key());
        int newest = store.newest(key);
        if (store.version(newest) >= rotated.version().number()) {
            return NOTHING;
        }
        if (store.version(newest) != rotated.version().number() - 1) {
            throw new IllegalStateException(rotated.key() + " has no secret version "
                    + (rotated.version().number() - 1));
        }
        long flags = store.get(newest, FLAGS);
        BoundSecret claimed = new BoundSecret(
                rotated.digest(),
                rotated.key(),
                rotated.organization(),
                Flags.permission(flags),
                Flags.environment(flags),
                store.prefixes().text(Flags.prefix(flags)),
                rotated.version(),
                Times.instant(store.get(newest, EXPIRES_AT)));
        boolean proven = proof.holds(claimed, rotated.binding());
        long kept = flags & (Flags.SUSPENDED | Flags.EXPIRED | Flags.REVOKED);
        return () -> {
            forEach(key, secret -> follow(secret, rotated));
            add(key, store.name(newest), claimed, Times.NEVER, flags(claimed, proven) | kept);
        };
    }

    /** The secret has a successor: it works until the end of the overlap, an older one until the rotation at most. */
    private void follow(int secret, KeyRotated rotated) {
        long at = Times.of(rotated.at());
        long end = store.get(secret, VALID_UNTIL);
        end = end == Times.NEVER ? Times.of(rotated.previousValidUntil()) : Math.min(end, at);
        store.set(secret, VALID_UNTIL, end);
        if (end <= at) {
            raise(secret, Flags.RETIRED);
        }
    }

    private void retire(int secret, PreviousSecretRetired end) {
        if (store.version(secret) == end.version().number()) {
            store.set(secret, VALID_UNTIL, Times.of(end.validUntil()));
            raise(secret, Flags.RETIRED);
        }
    }

    private Runnable renamed(KeyRenamed renamed) {
        int key = store.key(renamed.key());
        return key == HashTable.NONE ? NOTHING : () -> store.rename(key, renamed.name());
    }

    /** A secret that is not bound anew no longer worked; it keeps the expiry to which it is bound. */
    private Runnable expiryChanged(KeyExpiryChanged changed) {
        int key = require(changed.key());
        List<Rebound> rebound = changed.bindings().stream()
                .map(anew -> new Rebound(anew.version().number(), holds(key, changed, anew)))
                .toList();
        return () -> forEach(key, secret -> {
            for (Rebound anew : rebound) {
                if (anew.version() == store.version(secret)) {
                    store.set(secret, EXPIRES_AT, Times.of(changed.expiresAt()));
                    if (anew.proven()) {
                        lower(secret, Flags.UNPROVEN);
                    } else {
                        raise(secret, Flags.UNPROVEN);
                    }
                }
            }
        });
    }

    private record Rebound(int version, boolean proven) {}

    private boolean holds(int key, KeyExpiryChanged changed, Rebinding anew) {
        for (int secret = store.newest(key); secret != HashTable.NONE; secret = store.older(secret)) {
            if (store.version(secret) == anew.version().number()) {
                long flags = store.get(secret, FLAGS);
                return proof.holds(
                        new BoundSecret(
                                store.digest(secret),
                                changed.key(),
                                changed.organization(),
                                Flags.permission(flags),
                                Flags.environment(flags),
                                store.prefixes().text(Flags.prefix(flags)),
                                new SecretVersion(anew.version().number()),
                                changed.expiresAt()),
                        anew.binding());
            }
        }
        return false;
    }

    private Runnable ended(KeyId id, long flag, Instant at) {
        int key = store.key(id);
        return key == HashTable.NONE
                ? NOTHING
                : () -> {
                    forEach(key, secret -> raise(secret, flag));
                    store.end(key, at.toEpochMilli());
                };
    }

    private Runnable closed(OrganizationClosed closed) {
        int number = store.organizations().known(closed.organization());
        return number < 0 ? NOTHING : () -> store.organizations().close(number, Times.of(closed.at()));
    }

    private Runnable each(KeyId id, IntConsumer change) {
        int key = store.key(id);
        return key == HashTable.NONE ? NOTHING : () -> forEach(key, change);
    }

    private void forEach(int key, IntConsumer change) {
        for (int secret = store.newest(key); secret != HashTable.NONE; secret = store.older(secret)) {
            change.accept(secret);
        }
    }

    private void raise(int secret, long flag) {
        store.set(secret, FLAGS, store.get(secret, FLAGS) | flag);
    }

    private void lower(int secret, long flag) {
        store.set(secret, FLAGS, store.get(secret, FLAGS) & ~flag);
    }

    private int require(KeyId id) {
        int key = store.key(id);
        if (key == HashTable.NONE) {
            throw new IllegalStateException("There is no secret of " + id + ", which a fact speaks of");
        }
        return key;
    }
}
