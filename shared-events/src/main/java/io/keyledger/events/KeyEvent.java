package io.keyledger.events;

/** A fact in the life of one key. */
public sealed interface KeyEvent extends Fact
        permits KeyIssued,
                KeyRotated,
                PreviousSecretRetired,
                KeyRenamed,
                KeySuspended,
                KeyResumed,
                KeyExpiryChanged,
                KeyExpired,
                KeyRevoked {

    /** The key this fact is about. */
    KeyId key();
}
