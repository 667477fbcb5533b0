package io.keyledger.query.validation.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants as milliseconds since 1970-01-01T00:00:00Z, which is how precisely verdicts are judged. What is finer is cut off:
 * an end never comes later than it was said.
 */
public final class Times {

    /** Never. */
    public static final long NEVER = Long.MAX_VALUE;

    private Times() {}

    static long of(@Nullable Instant instant) {
        return instant == null ? NEVER : instant.toEpochMilli();
    }

    static @Nullable Instant instant(long time) {
        return time == NEVER ? null : Instant.ofEpochMilli(time);
    }
}
