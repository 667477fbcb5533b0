package io.keyledger.events;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of a key; it outlives every secret of that key.
 *
 * @param text {@code key_} and 32 hexadecimal digits in lower case
 */
public record KeyId(String text) {

    private static final Pattern SHAPE = Pattern.compile("key_[0-9a-f]{32}");

    /** @throws IllegalArgumentException if the text does not have that shape */
    public KeyId {
        Ids.require(SHAPE, text, "a key id");
    }

    /** The id made of the 128 bits of a UUID. */
    public static KeyId of(UUID uuid) {
        return new KeyId("key_" + uuid.toString().replace("-", ""));
    }

    @Override
    public String toString() {
        return text;
    }
}
