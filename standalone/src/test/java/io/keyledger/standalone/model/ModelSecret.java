package io.keyledger.standalone.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A secret that was shown to somebody. */
final class ModelSecret {

    final String text;
    final int version;
    final Instant since;

    /** When its key ends, as far as this secret was told: one that no longer works is told no more. */
    @Nullable
    Instant expiry;

    /** When it stops working by itself or did; null for the current one. */
    @Nullable
    Instant end;

    /** Whether its end is on record. */
    boolean retired;

    ModelSecret(String text, int version, Instant since, @Nullable Instant expiry) {
        this.text = text;
        this.version = version;
        this.since = since;
        this.expiry = expiry;
    }

    boolean works(Instant now) {
        return !retired && (end == null || now.isBefore(end));
    }

    /** Whether its key's expiry comes no later than its own end. */
    boolean endsWithItsKey() {
        return expiry != null && end != null && !expiry.isAfter(end);
    }

    /** There is a new one: this one works until then, but no longer than its key. */
    void endBy(Instant until, @Nullable Instant keyExpiry, Instant now) {
        end = keyExpiry != null && keyExpiry.isBefore(until) ? keyExpiry : until;
        retired = !end.isAfter(now);
    }
}
