package io.keyledger.query.validation;

import io.keyledger.events.Binding;
import io.keyledger.events.Fact;
import io.keyledger.events.KeyExpired;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyId;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRevoked;
import io.keyledger.events.KeyRotated;
import io.keyledger.events.OrganizationClosed;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.PreviousSecretRetired;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The living secrets that cannot be found or proven for want of a key, as few as there should be. Those that ended need none: a
 * key may be taken away once no living secret was made under it. Not thread-safe.
 */
final class UnprovableSecrets {

    /** Whoever lacks a key for more than that lacks it for good, and no longer counts. */
    private static final int MOST = 100_000;

    private record Secret(KeyId key, int version) {}

    private record Lack(OrganizationId organization, boolean pepper, boolean bindingKey) {}

    private final Map<Secret, Lack> secrets = new HashMap<>();
    private final Predicate<String> lacksPepper;
    private final Predicate<String> lacksBindingKey;
    private boolean tooMany;

    /** @param lacksPepper told of every pepper in use, whether it is missing; likewise {@code lacksBindingKey} */
    UnprovableSecrets(Predicate<String> lacksPepper, Predicate<String> lacksBindingKey) {
        this.lacksPepper = lacksPepper;
        this.lacksBindingKey = lacksBindingKey;
    }

    boolean isEmpty() {
        return secrets.isEmpty() && !tooMany;
    }

    /** A secret that lives. */
    void add(OrganizationId organization, KeyId key, int version, String pepper, Binding binding) {
        note(
                new Secret(key, version),
                new Lack(organization, lacksPepper.test(pepper), lacksBindingKey.test(binding.key())));
    }

    private void note(Secret secret, Lack lack) {
        if (!lack.pepper() && !lack.bindingKey()) {
            secrets.remove(secret);
        } else if (secrets.size() < MOST) {
            secrets.put(secret, lack);
        } else {
            tooMany = true;
        }
    }

    /** Takes note of secrets that begin, that are bound anew, or that end. */
    void follow(Fact fact) {
        switch (fact) {
            case KeyIssued issued ->
                add(
                        issued.organization(),
                        issued.key(),
                        issued.version().number(),
                        issued.digest().pepper(),
                        issued.binding());
            case KeyRotated rotated -> rotated(rotated);
            case KeyExpiryChanged changed ->
                changed.bindings()
                        .forEach(anew -> boundAnew(changed, anew.version().number(), anew.binding()));
            case PreviousSecretRetired end ->
                secrets.remove(new Secret(end.key(), end.version().number()));
            case KeyRevoked end -> forget(end.key());
            case KeyExpired end -> forget(end.key());
            case OrganizationClosed closed ->
                secrets.values().removeIf(lack -> lack.organization().equals(closed.organization()));
            default -> {}
        }
    }

    private void rotated(KeyRotated rotated) {
        int version = rotated.version().number();
        boolean previousLives = rotated.previousValidUntil().isAfter(rotated.at());
        if (!secrets.isEmpty()) {
            secrets.keySet()
                    .removeIf(secret ->
                            secret.key().equals(rotated.key()) && secret.version() < version - (previousLives ? 1 : 0));
        }
        add(rotated.organization(), rotated.key(), version, rotated.digest().pepper(), rotated.binding());
    }

    private void boundAnew(KeyExpiryChanged changed, int version, Binding binding) {
        Secret secret = new Secret(changed.key(), version);
        @Nullable Lack before = secrets.get(secret);
        boolean pepper = before != null && before.pepper();
        note(secret, new Lack(changed.organization(), pepper, lacksBindingKey.test(binding.key())));
    }

    private void forget(KeyId key) {
        if (!secrets.isEmpty()) {
            secrets.keySet().removeIf(secret -> secret.key().equals(key));
        }
    }
}
