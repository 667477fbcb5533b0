package io.keyledger.standalone.model;

import java.time.Duration;
import java.util.Map;

/** Rotation policies: that of the beginning, others, and one that contradicts itself. */
enum Policy {
    USUAL(Duration.ofDays(365), Duration.ofHours(24), Duration.ofDays(30)),
    STRICT(Duration.ofDays(1), Duration.ZERO, Duration.ZERO),
    BRISK(Duration.ofDays(2), Duration.ofHours(1), Duration.ofDays(2)),
    LAX(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(90)),
    CONTRADICTORY(Duration.ofDays(90), Duration.ofHours(2), Duration.ofHours(1));

    final Duration secretAge;
    final Duration usualOverlap;
    final Duration longestOverlap;

    Policy(Duration secretAge, Duration usualOverlap, Duration longestOverlap) {
        this.secretAge = secretAge;
        this.usualOverlap = usualOverlap;
        this.longestOverlap = longestOverlap;
    }

    boolean isPossible() {
        return usualOverlap.compareTo(longestOverlap) <= 0;
    }

    /** As it is sent and answered. */
    Map<String, Object> told() {
        return Map.of(
                "maximumSecretAge", secretAge.toString(),
                "defaultOverlap", usualOverlap.toString(),
                "maximumOverlap", longestOverlap.toString());
    }
}
