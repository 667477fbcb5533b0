package io.keyledger.secrets;

import java.util.Optional;
import javax.crypto.SecretKey;

/** The AES-256 keys that wrap the keys of persons, under which personal context is encrypted; thread-safe. */
public final class WrappingKeys {

    static final String ALGORITHM = "AES";

    private final NamedKeys<SecretKey> keys;

    WrappingKeys(NamedKeys<SecretKey> keys) {
        this.keys = keys;
    }

    /** The id of the key that wraps from now on; {@link #key} always has it. */
    public String currentId() {
        return keys.currentId();
    }

    /** The key with this id, if the keyring has it. */
    public Optional<SecretKey> key(String id) {
        return keys.key(id);
    }

    @Override
    public String toString() {
        return "WrappingKeys" + keys;
    }
}
