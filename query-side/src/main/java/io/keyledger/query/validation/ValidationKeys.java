package io.keyledger.query.validation;

import io.keyledger.events.SecretDigest;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretText;
import java.util.List;
import org.springframework.stereotype.Component;

/** The peppers and binding keys this validator has, and whether they are enough. Thread-safe. */
@Component
class ValidationKeys {

    private final Keyring keyring;

    ValidationKeys(Keyring keyring) {
        this.keyring = keyring;
    }

    /** The digests under which a presented secret may be stored. */
    List<SecretDigest> candidates(SecretText presented) {
        return keyring.digester().candidates(presented);
    }

    /** @throws ValidatorUnready if a secret was digested or bound under a key that this validator lacks */
    void requireAllOf(Lookup lookup) {
        if (!keyring.pepperIds().containsAll(lookup.peppers())
                || !keyring.bindingKeyIds().containsAll(lookup.bindingKeys())) {
            throw ValidatorUnready.withoutKeys();
        }
    }

    /** Whether the row is what an event said, and not what somebody wrote into the table. */
    boolean prove(KnownSecret secret) {
        return keyring.binder().holds(secret.claimed(), secret.binding());
    }
}
