package io.keyledger.secrets;

import java.nio.file.Path;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * The peppers, binding keys and wrapping keys of an installation, kept in one file apart from its data.
 *
 * <p>The file has the properties format; for each kind ({@code pepper}, {@code binding}, {@code context}) it holds
 * {@code <kind>.current=<id>} and one or more {@code <kind>.<id>=<base64 of 32 bytes>}. The current key of a kind
 * writes, all of them read. Immutable and thread-safe; {@code toString} shows ids only.
 */
public final class Keyring {

    private final NamedKeys<SecretKey> peppers;
    private final NamedKeys<SecretKey> bindingKeys;
    private final SecretDigester digester;
    private final SecretBinder binder;
    private final SnapshotBinder snapshotBinder;
    private final WrappingKeys contextKeys;

    private Keyring(KeyringEntries entries) {
        peppers = entries.keys(KeyKind.PEPPER);
        bindingKeys = entries.keys(KeyKind.BINDING);
        digester = new SecretDigester(peppers);
        binder = new SecretBinder(bindingKeys);
        snapshotBinder = new SnapshotBinder(bindingKeys);
        contextKeys = new WrappingKeys(entries.keys(KeyKind.CONTEXT));
    }

    /**
     * The keyring in this file.
     *
     * @throws KeyringUnreadable if the file is missing, open to its group or to others, or incomplete
     */
    public static Keyring load(Path file) {
        return new Keyring(new KeyringEntries(file, KeyringFile.read(file)));
    }

    /**
     * Makes a keyring with one fresh key of each kind and writes it durably, readable by its owner only; missing
     * directories are made.
     *
     * @throws KeyringUnreadable if there is such a file already, which is then left as it is, or it cannot be written
     */
    public static Keyring create(Path file) {
        FreshKeyring.write(file);
        return load(file);
    }

    /** Digests secrets under the peppers. */
    public SecretDigester digester() {
        return digester;
    }

    /** Binds secrets under the binding keys. */
    public SecretBinder binder() {
        return binder;
    }

    /** Binds snapshots under the binding keys. */
    public SnapshotBinder snapshotBinder() {
        return snapshotBinder;
    }

    /** The keys that wrap the keys of persons. */
    public WrappingKeys contextKeys() {
        return contextKeys;
    }

    /** The id of the pepper under which new secrets are digested. */
    public String currentPepperId() {
        return peppers.currentId();
    }

    /** The id of the key under which new secrets are bound. */
    public String currentBindingKeyId() {
        return bindingKeys.currentId();
    }

    /** The ids of all live peppers. */
    public Set<String> pepperIds() {
        return peppers.ids();
    }

    /** The ids of all live binding keys. */
    public Set<String> bindingKeyIds() {
        return bindingKeys.ids();
    }

    @Override
    public String toString() {
        return "Keyring[peppers=" + peppers + ", bindingKeys=" + bindingKeys + ", contextKeys=" + contextKeys + "]";
    }
}
