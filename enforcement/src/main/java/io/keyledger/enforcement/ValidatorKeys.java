package io.keyledger.enforcement;

import java.util.Set;

/** Which keys a validator has, by their ids: it reports them, so that nobody makes a key current that some lack. Thread-safe. */
public interface ValidatorKeys {

    /** Under which it finds secrets. */
    Set<String> pepperIds();

    /** By which it proves secrets. */
    Set<String> bindingKeyIds();
}
