package io.keyledger.http.testing;

import java.util.Arrays;

/**
 * Choices read from bytes, so that whatever makes bytes, be it a fuzzer or a property, makes choices. Once the bytes have
 * ended, every choice is the first one.
 */
final class Choices {

    private final byte[] bytes;
    private int next;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A number from 0 up to, but not including, a bound of at most 65,536. */
    int below(int bound) {
        int drawn = bound <= 256 ? draw() : (draw() << Byte.SIZE) | draw();
        return drawn % bound;
    }

    /** Whether something that happens now and then happens now; never once the bytes have ended. */
    boolean oneIn(int many) {
        return below(many) == many - 1;
    }

    /** What has not been drawn, to be taken as it is. */
    byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, Math.min(next, bytes.length), bytes.length);
        next = bytes.length;
        return rest;
    }

    private int draw() {
        return next < bytes.length ? Byte.toUnsignedInt(bytes[next++]) : 0;
    }
}
