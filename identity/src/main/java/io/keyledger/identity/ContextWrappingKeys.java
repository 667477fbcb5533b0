package io.keyledger.identity;

import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys under which the persons' keys are kept; they live apart from the database, so that its backups open nothing. To
 * replace one, add another as the current one and keep the old one for as long as rows name it.
 */
public interface ContextWrappingKeys {

    /** The id of the key that new persons' keys are wrapped under; {@link #key} must know it. */
    String currentId();

    /** The AES key of that id, or empty if this process was not given it. */
    Optional<SecretKey> key(String id);
}
