package io.keyledger.command.refusal;

import io.keyledger.events.KeyId;

/** The key was issued before, with a secret that was shown then and is not kept. */
public final class SecretNotRepeatable extends Refusal {

    private static final long serialVersionUID = 1L;

    private final String key;

    public SecretNotRepeatable(KeyId key) {
        super("The key was issued before and its secret is not kept; rotate it to get a new one.");
        this.key = key.text();
    }

    /** The key that exists, so that the caller can rotate it. */
    public KeyId key() {
        return new KeyId(key);
    }
}
