package io.keyledger.query.validation;

import io.keyledger.enforcement.ValidatorKeys;
import io.keyledger.events.Binding;
import io.keyledger.events.KeyEvent;
import io.keyledger.events.KeyExpiryChanged;
import io.keyledger.events.KeyIssued;
import io.keyledger.events.KeyRotated;
import io.keyledger.query.validation.index.Proof;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretReader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The peppers and binding keys this validator has, and whether they are enough. Thread-safe. */
@Component
class ValidationKeys implements Proof, ValidatorKeys {

    private static final Logger log = LoggerFactory.getLogger(ValidationKeys.class);

    private final Keyring keyring;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private volatile boolean complete = true;

    ValidationKeys(Keyring keyring) {
        this.keyring = keyring;
    }

    /** A reader of presented secrets for one thread. */
    SecretReader reader() {
        return keyring.digester().reader();
    }

    @Override
    public Set<String> pepperIds() {
        return keyring.pepperIds();
    }

    @Override
    public Set<String> bindingKeyIds() {
        return keyring.bindingKeyIds();
    }

    /** Notes that a secret was digested under this pepper and bound under this key. */
    void need(String pepper, String bindingKey) {
        if (!keyring.pepperIds().contains(pepper)) {
            lack("pepper " + pepper);
        }
        needBindingKey(bindingKey);
    }

    /** Notes under which keys the secrets that it speaks of were digested and bound. */
    void need(KeyEvent event) {
        switch (event) {
            case KeyIssued issued ->
                need(issued.digest().pepper(), issued.binding().key());
            case KeyRotated rotated ->
                need(rotated.digest().pepper(), rotated.binding().key());
            case KeyExpiryChanged changed ->
                changed.bindings().forEach(anew -> needBindingKey(anew.binding().key()));
            default -> {}
        }
    }

    private void needBindingKey(String bindingKey) {
        if (!keyring.bindingKeyIds().contains(bindingKey)) {
            lack("binding key " + bindingKey);
        }
    }

    private void lack(String key) {
        if (missing.add(key)) {
            complete = false;
            log.error("The keyring lacks {}, which is in use: no verdicts until this process has it", key);
        }
    }

    /** Whether every secret that was ever noted could be recognized and proven. */
    boolean complete() {
        return complete;
    }

    /** Whether the claim is what an event said, and not what somebody wrote into the database. */
    @Override
    public boolean holds(BoundSecret claimed, Binding binding) {
        boolean holds = keyring.binder().holds(claimed, binding);
        if (!holds && keyring.bindingKeyIds().contains(binding.key())) {
            log.error(
                    "SECURITY: a secret of {} is not what was issued; somebody changed it. It is refused.",
                    claimed.key());
        }
        return holds;
    }
}
