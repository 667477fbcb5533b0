package io.keyledger.command.refusal;

import java.time.Duration;

/** An overlap that ends before it begins, or lasts longer than the organization allows. */
public final class InvalidOverlap extends FieldRefused {

    private static final long serialVersionUID = 1L;

    public InvalidOverlap(Duration longest) {
        super("overlap", "must be between PT0S and " + text(longest));
    }

    private static String text(Duration duration) {
        Duration days = Duration.ofDays(duration.toDays());
        return days.equals(duration) ? "P" + days.toDays() + "D" : duration.toString();
    }
}
