package io.keyledger.query.validation.index;

import io.keyledger.events.Binding;
import io.keyledger.secrets.BoundSecret;

/** Whether a secret is what it claims to be. */
@FunctionalInterface
public interface Proof {
    boolean holds(BoundSecret claimed, Binding binding);
}
