package io.keyledger.query.validation;

import io.keyledger.events.KeyId;
import java.security.Principal;

/**
 * Whose key it is that asks for a verdict.
 *
 * @param position at which that key was judged
 */
record ValidatorCaller(KeyId key, long position) implements Principal {

    @Override
    public String getName() {
        return key.text();
    }
}
