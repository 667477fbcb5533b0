package io.keyledger.events;

import java.util.regex.Pattern;

/**
 * What is kept of a secret: HMAC-SHA-256 of its 43 random characters under a pepper (RFC 2104).
 *
 * @param pepper the id of the pepper, 1 to 32 characters of {@code a-z 0-9 -}
 * @param hex the 32 bytes as hexadecimal digits in lower case
 */
public record SecretDigest(String pepper, String hex) {

    private static final Pattern PEPPER = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if either part does not have its shape */
    public SecretDigest {
        Ids.require(PEPPER, pepper, "a pepper id");
        Ids.require(HEX, hex, "a digest of 32 bytes");
    }

    /** Masked: enough to tell two digests apart in a log, too little to look one up. */
    @Override
    public String toString() {
        return pepper + ":" + hex.substring(0, 6) + "…";
    }
}
