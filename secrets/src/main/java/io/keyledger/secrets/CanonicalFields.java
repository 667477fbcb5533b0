package io.keyledger.secrets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fields one after the other, each preceded by its length in bytes as a big-endian 32-bit number, so that no two
 * different sequences of fields have the same bytes. Text is UTF-8.
 */
final class CanonicalFields {

    /** What the fields of a secret take. */
    private static final int USUAL_BYTES = 320;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);

    CanonicalFields text(String text) {
        return field(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A big-endian 32-bit number. */
    CanonicalFields number(int number) {
        return field(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** A big-endian 64-bit number. */
    CanonicalFields number(long number) {
        return field(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** The 16 bytes of RFC 9562. */
    CanonicalFields uuid(UUID uuid) {
        return field(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }

    /** Seconds since 1970-01-01T00:00:00Z in 64 bits, then nanoseconds in 32; a field of length 0 for none. */
    CanonicalFields instant(@Nullable Instant instant) {
        if (instant == null) {
            return field(new byte[0]);
        }
        return field(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(instant.getEpochSecond())
                .putInt(instant.getNano())
                .array());
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private CanonicalFields field(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }
}
