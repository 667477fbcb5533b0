package io.keyledger.command.organization;

import io.keyledger.command.refusal.InvalidRotationPolicy;
import io.keyledger.events.RotationPolicy;
import java.time.Duration;

/** What a rotation policy may be: at least yearly, and with overlaps that end within a season. */
final class Policies {

    private static final Duration SHORTEST_AGE = Duration.ofDays(1);
    private static final Duration LONGEST_AGE = Duration.ofDays(365);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private Policies() {}

    /** @throws InvalidRotationPolicy naming the first field that is out of its bounds */
    static RotationPolicy of(Duration maximumSecretAge, Duration defaultOverlap, Duration maximumOverlap) {
        requireSeconds("maximumSecretAge", maximumSecretAge);
        requireSeconds("maximumOverlap", maximumOverlap);
        requireSeconds("defaultOverlap", defaultOverlap);
        if (maximumSecretAge.compareTo(SHORTEST_AGE) < 0 || maximumSecretAge.compareTo(LONGEST_AGE) > 0) {
            throw new InvalidRotationPolicy("maximumSecretAge", "must be between P1D and P365D");
        }
        if (maximumOverlap.isNegative() || maximumOverlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw new InvalidRotationPolicy("maximumOverlap", "must be between PT0S and P90D");
        }
        if (defaultOverlap.isNegative() || defaultOverlap.compareTo(maximumOverlap) > 0) {
            throw new InvalidRotationPolicy("defaultOverlap", "must be between PT0S and maximumOverlap");
        }
        return new RotationPolicy(maximumSecretAge, defaultOverlap, maximumOverlap);
    }

    private static void requireSeconds(String field, Duration duration) {
        if (duration.getNano() != 0) {
            throw new InvalidRotationPolicy(field, "must be a whole number of seconds");
        }
    }
}
