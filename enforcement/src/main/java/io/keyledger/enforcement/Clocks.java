package io.keyledger.enforcement;

import java.util.function.LongSupplier;

/**
 * The two clocks of this machine.
 *
 * @param monotonic nanoseconds from anywhere on, as {@link System#nanoTime()}
 * @param wall milliseconds since the epoch, as {@link System#currentTimeMillis()}
 */
record Clocks(LongSupplier monotonic, LongSupplier wall) {

    long nanos() {
        return monotonic.getAsLong();
    }

    long millis() {
        return wall.getAsLong();
    }
}
