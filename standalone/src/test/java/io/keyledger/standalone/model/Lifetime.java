package io.keyledger.standalone.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody says of the end of a key. */
enum Lifetime {
    UNSAID(null),
    NEVER(null),
    OVER(Duration.ofMillis(-1)),
    NOW(Duration.ZERO),
    MILLISECOND(Duration.ofMillis(1)),
    SECOND(Duration.ofSeconds(1)),
    HALF_A_DAY(Duration.ofHours(12)),
    TWO_DAYS(Duration.ofDays(2)),
    FORTY_DAYS(Duration.ofDays(40));

    private final @Nullable Duration length;

    Lifetime(@Nullable Duration length) {
        this.length = length;
    }

    /** The end of a key that lives so long from now on; null for none. */
    @Nullable
    Instant end(Instant now) {
        return length == null ? null : now.plus(length);
    }

    void say(Map<String, @Nullable Object> body, Instant now) {
        Instant end = end(now);
        if (this != UNSAID) {
            body.put("expiresAt", end == null ? null : end.toString());
        }
    }
}
