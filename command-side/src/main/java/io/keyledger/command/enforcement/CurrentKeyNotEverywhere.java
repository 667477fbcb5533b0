package io.keyledger.command.enforcement;

import io.keyledger.enforcement.Validator;
import io.keyledger.secrets.Keyring;

/** A key was made current before every validator had it. */
public final class CurrentKeyNotEverywhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CurrentKeyNotEverywhere(String message) {
        super(message);
    }

    static CurrentKeyNotEverywhere of(Validator lacking, Keyring keyring) {
        boolean pepper = !lacking.pepperIds().contains(keyring.currentPepperId());
        return new CurrentKeyNotEverywhere(
                "%s %s is current in the keyring of this process, but the validator %s does not have it and would fall silent: first start every validator with the new keyring while the old key is still current, then make the new one current."
                        .formatted(
                                pepper ? "The pepper" : "The binding key",
                                pepper ? keyring.currentPepperId() : keyring.currentBindingKeyId(),
                                lacking.name()));
    }
}
