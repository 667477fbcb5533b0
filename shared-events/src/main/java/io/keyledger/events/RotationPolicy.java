package io.keyledger.events;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * When the keys of an organization are due for rotation, and how long the secret before may go on working. What a policy
 * may be is decided where it is set; what was once stored is readable here.
 *
 * @param maximumSecretAge how old a secret may become before its key is due
 * @param defaultOverlap the overlap of a rotation that names none
 * @param maximumOverlap the longest overlap a rotation may name
 */
public record RotationPolicy(Duration maximumSecretAge, Duration defaultOverlap, Duration maximumOverlap) {

    /** What holds until an organization decides otherwise: yearly, with a day's overlap and thirty days at most. */
    public static final RotationPolicy USUAL =
            new RotationPolicy(Duration.ofDays(365), Duration.ofHours(24), Duration.ofDays(30));

    public RotationPolicy {
        requireNonNull(maximumSecretAge, "maximumSecretAge");
        requireNonNull(defaultOverlap, "defaultOverlap");
        requireNonNull(maximumOverlap, "maximumOverlap");
    }
}
