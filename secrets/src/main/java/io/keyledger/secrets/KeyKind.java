package io.keyledger.secrets;

import java.util.Locale;

/** What a key in a keyring is for. */
enum KeyKind {
    /** Under which secrets are digested. */
    PEPPER(HmacSha256.ALGORITHM),
    /** Under which secrets are bound to what they belong to. */
    BINDING(HmacSha256.ALGORITHM),
    /** Under which the keys of persons are wrapped. */
    CONTEXT(WrappingKeys.ALGORITHM);

    private final String algorithm;

    KeyKind(String algorithm) {
        this.algorithm = algorithm;
    }

    String algorithm() {
        return algorithm;
    }

    /** The name of the entry that tells the id of the current key. */
    String currentEntry() {
        return entry("current");
    }

    /** The name of the entry that holds the key with this id. */
    String entry(String id) {
        return name().toLowerCase(Locale.ROOT) + "." + id;
    }

    /** The id in a fresh keyring. */
    String firstId() {
        return name().substring(0, 1).toLowerCase(Locale.ROOT) + "1";
    }
}
