package io.keyledger.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a name within an organization: equal for names that read alike.
 *
 * @param text {@code name_} and 64 hexadecimal digits in lower case
 */
public record KeyNameId(String text) {

    /** @throws IllegalArgumentException if the text does not have that shape */
    public KeyNameId {
        Ids.require("name_", 64, text, "a name id");
    }

    /**
     * The id of a name in an organization.
     *
     * @param normalized the name in the form in which names are compared
     */
    public static KeyNameId of(OrganizationId organization, String normalized) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((organization + "\n" + normalized).getBytes(StandardCharsets.UTF_8));
            return new KeyNameId("name_" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
