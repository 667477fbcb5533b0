package io.keyledger.command.key;

import io.keyledger.command.refusal.InvalidOverlap;
import io.keyledger.events.RotationPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** For how long the previous secret stays valid after a rotation, to the millisecond; nothing is allowed, too. */
public record Overlap(Duration duration) {

    /** No overlap: the previous secret ends with the rotation. */
    public static final Overlap NONE = new Overlap(Duration.ZERO);

    /** @throws InvalidOverlap below zero */
    public Overlap {
        if (duration.isNegative()) {
            throw new InvalidOverlap(RotationPolicy.USUAL.maximumOverlap());
        }
        duration = duration.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * What a rotation gets that asks for this, or for nothing in particular.
     *
     * @throws InvalidOverlap if it is longer than the policy allows
     */
    static Duration under(RotationPolicy policy, @Nullable Overlap asked) {
        if (asked == null) {
            return policy.defaultOverlap();
        }
        if (asked.duration.compareTo(policy.maximumOverlap()) > 0) {
            throw new InvalidOverlap(policy.maximumOverlap());
        }
        return asked.duration;
    }
}
