package io.keyledger.events;

/**
 * What is kept of a secret: HMAC-SHA-256 of its 43 random characters under a pepper (RFC 2104).
 *
 * @param pepper the id of the pepper, 1 to 32 characters of {@code a-z 0-9 -}
 * @param hex the 32 bytes as hexadecimal digits in lower case
 */
public record SecretDigest(String pepper, String hex) {

    /** @throws IllegalArgumentException if either part does not have its shape */
    public SecretDigest {
        Ids.requireWord(pepper, "a pepper id");
        Ids.require("", 64, hex, "a digest of 32 bytes");
    }

    /** Masked: enough to tell two digests apart in a log, too little to look one up. */
    @Override
    public String toString() {
        return pepper + ":" + hex.substring(0, 6) + "…";
    }
}
