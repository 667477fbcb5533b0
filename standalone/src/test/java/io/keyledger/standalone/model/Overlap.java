package io.keyledger.standalone.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long somebody wants the secret before to go on working. */
enum Overlap {
    USUAL(null),
    NEGATIVE(Duration.ofSeconds(-1)),
    NONE(Duration.ZERO),
    MILLISECOND(Duration.ofMillis(1)),
    SECOND(Duration.ofSeconds(1)),
    HOUR(Duration.ofHours(1)),
    TWO_DAYS(Duration.ofDays(2)),
    THIRTY_DAYS(Duration.ofDays(30)),
    THIRTY_DAYS_AND_A_MILLISECOND(Duration.ofDays(30).plusMillis(1));

    final @Nullable Duration length;

    Overlap(@Nullable Duration length) {
        this.length = length;
    }
}
