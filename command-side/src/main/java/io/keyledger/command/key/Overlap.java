package io.keyledger.command.key;

import io.keyledger.command.refusal.InvalidOverlap;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** For how long the previous secret stays valid after a rotation: from nothing to 30 days, to the millisecond. */
public record Overlap(Duration duration) {

    private static final Duration LONGEST = Duration.ofDays(30);

    /** No overlap: the previous secret ends with the rotation. */
    public static final Overlap NONE = new Overlap(Duration.ZERO);

    /** What is usual where nobody says otherwise. */
    public static final Overlap USUAL = new Overlap(Duration.ofHours(24));

    /** @throws InvalidOverlap outside of that range */
    public Overlap {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new InvalidOverlap();
        }
        duration = duration.truncatedTo(ChronoUnit.MILLIS);
    }
}
