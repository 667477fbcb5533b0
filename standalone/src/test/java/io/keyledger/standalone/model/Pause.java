package io.keyledger.standalone.model;

import java.time.Duration;
import java.time.Instant;

/** How long nothing happens. */
enum Pause {
    MILLISECOND(Duration.ofMillis(1)),
    SECOND(Duration.ofSeconds(1)),
    HOUR(Duration.ofHours(1)),
    TWO_DAYS(Duration.ofDays(2)),
    MONTH(Duration.ofDays(31)),
    /** To the instant at which the next thing changes by time alone. */
    TO_THE_NEXT_CHANGE(Duration.ZERO),
    /** To the last millisecond before it. */
    TO_JUST_BEFORE_THE_NEXT_CHANGE(Duration.ofMillis(-1));

    private final Duration length;

    Pause(Duration length) {
        this.length = length;
    }

    /** @param change when the next thing changes by time alone */
    Duration at(Instant now, Instant change) {
        return switch (this) {
            case MILLISECOND, SECOND, HOUR, TWO_DAYS, MONTH -> length;
            case TO_THE_NEXT_CHANGE, TO_JUST_BEFORE_THE_NEXT_CHANGE ->
                Duration.between(now, change).plus(length);
        };
    }
}
