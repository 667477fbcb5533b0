package io.keyledger.command.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a key is to expire from now on.
 *
 * @param at counts to the millisecond; null for never
 */
public record NewExpiry(@Nullable Instant at) {

    public NewExpiry {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }
}
