package io.keyledger.query.validation;

import io.keyledger.enforcement.ValidatorKeys;
import io.keyledger.events.Binding;
import io.keyledger.events.Fact;
import io.keyledger.query.validation.index.Proof;
import io.keyledger.secrets.BoundSecret;
import io.keyledger.secrets.Keyring;
import io.keyledger.secrets.SecretReader;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The peppers and binding keys this validator has, and whether they are enough. Thread-safe, but for what one thread notes. */
@Component
class ValidationKeys implements Proof, ValidatorKeys {

    private static final Logger log = LoggerFactory.getLogger(ValidationKeys.class);

    private final Keyring keyring;
    private final Set<String> missing = new HashSet<>();
    private final UnprovableSecrets unprovable = new UnprovableSecrets(
            pepper -> lacks(pepperIds(), "pepper", pepper), key -> lacks(bindingKeyIds(), "binding key", key));
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

    /** A living secret, of which it is noted under which keys it was made. For the thread that writes the index. */
    void need(BoundSecret living, Binding binding) {
        unprovable.add(
                living.organization(),
                living.key(),
                living.version().number(),
                living.digest().pepper(),
                binding);
        if (!unprovable.isEmpty()) {
            complete = false;
        }
    }

    /** Notes which secrets begin and end with it, before it is applied. For the thread that writes the index. */
    void follow(Fact fact) {
        unprovable.follow(fact);
        if (!unprovable.isEmpty()) {
            complete = false;
        }
    }

    /** All that was noted is applied: only now is what ended no longer there to be overlooked. For the same thread. */
    void applied() {
        if (!complete && unprovable.isEmpty()) {
            complete = true;
            log.info("No living secret needs a key any more that the keyring lacks");
        }
    }

    private boolean lacks(Set<String> known, String what, String id) {
        boolean lacks = !known.contains(id);
        if (lacks && missing.add(what + " " + id)) {
            log.error("The keyring lacks {} {}, which is in use: no verdicts until this process has it", what, id);
        }
        return lacks;
    }

    /** Whether every living secret can be recognized and proven. */
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
