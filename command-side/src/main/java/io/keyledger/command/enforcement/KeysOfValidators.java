package io.keyledger.command.enforcement;

import io.keyledger.enforcement.Validator;
import io.keyledger.enforcement.Validators;
import io.keyledger.secrets.Keyring;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds this process back from its first command while a validator lacks one of the keys it would write with: the first new
 * secret would silence that validator. A validator that has just died may be among those that are asked until its lease has run
 * out, so it is waited for.
 */
@Component
class KeysOfValidators implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KeysOfValidators.class);
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Validators validators;
    private final Keyring keyring;
    private volatile boolean running;

    KeysOfValidators(Validators validators, Keyring keyring) {
        this.validators = validators;
        this.keyring = keyring;
    }

    /** @throws CurrentKeyNotEverywhere if a living validator lacks the current pepper or binding key */
    @Override
    public void start() {
        long begun = System.nanoTime();
        Optional<Validator> lacking = lacking();
        while (lacking.isPresent()) {
            Validator one = lacking.get();
            if (System.nanoTime() - begun > one.lease().plus(MARGIN).toNanos()) {
                throw CurrentKeyNotEverywhere.of(one, keyring);
            }
            log.info("Waiting for the lease of {}, whose keyring is older than this one, to run out", one.name());
            pause();
            lacking = lacking();
        }
        running = true;
    }

    private Optional<Validator> lacking() {
        List<Validator> all = validators.all();
        return all.stream()
                .filter(one -> one.state() == Validator.State.ALIVE)
                .filter(one -> !one.pepperIds().contains(keyring.currentPepperId())
                        || !one.bindingKeyIds().contains(keyring.currentBindingKeyId()))
                .findFirst();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting", e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before whatever takes commands. */
    @Override
    public int getPhase() {
        return 0;
    }
}
