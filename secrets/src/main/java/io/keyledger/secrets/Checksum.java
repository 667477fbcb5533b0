package io.keyledger.secrets;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** What tells a mistyped secret from a real one before any lookup: CRC-32 (IEEE 802.3), written in base62. */
final class Checksum {

    static final int LENGTH = 6;

    private Checksum() {}

    /** The six characters that follow these random characters, given in ASCII. */
    static String of(byte[] characters) {
        CRC32 crc = new CRC32();
        crc.update(characters);
        byte[] value =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return Base62.encode(value, LENGTH);
    }
}
