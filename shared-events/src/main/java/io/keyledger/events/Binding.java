package io.keyledger.events;

/**
 * Proof that a digest belongs to its key: HMAC-SHA-256 under a binding key over everything a verdict says (RFC 2104).
 * Whoever can write the database, but has no binding key, cannot make one.
 *
 * @param key the id of the binding key, 1 to 32 characters of {@code a-z 0-9 -}
 * @param hex the 32 bytes as hexadecimal digits in lower case
 */
public record Binding(String key, String hex) {

    /** @throws IllegalArgumentException if either part does not have its shape */
    public Binding {
        Ids.requireWord(key, "a binding key id");
        Ids.require("", 64, hex, "a binding of 32 bytes");
    }

    @Override
    public String toString() {
        return key + ":" + hex.substring(0, 6) + "…";
    }
}
