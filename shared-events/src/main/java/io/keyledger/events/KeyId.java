package io.keyledger.events;

import java.util.UUID;

/**
 * The identity of a key; it outlives every secret of that key.
 *
 * @param text {@code key_} and 32 hexadecimal digits in lower case
 */
public record KeyId(String text) {

    /** @throws IllegalArgumentException if the text does not have that shape */
    public KeyId {
        Ids.require("key_", 32, text, "a key id");
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
