package io.keyledger.events;

import static java.util.Objects.requireNonNull;

/** A secret version that is bound anew because something it is bound to changed. */
public record Rebinding(SecretVersion version, Binding binding) {

    public Rebinding {
        requireNonNull(version, "version");
        requireNonNull(binding, "binding");
    }
}
