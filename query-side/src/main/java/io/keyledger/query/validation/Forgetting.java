package io.keyledger.query.validation;

import io.keyledger.query.validation.index.ValidationIndex;
import java.time.Clock;
import java.time.Duration;

/** Takes keys that ended long ago out of an index, some at a time, so that what is to be applied never waits. Not thread-safe. */
final class Forgetting {

    static final int MILLISECONDS_BETWEEN = 100;
    private static final int AT_ONCE = 2_000;

    private final Clock clock;
    private final Duration remember;
    private long lastAt;
    private int next;

    /**
     * @param remember for how long after its end a key goes on telling why
     */
    Forgetting(Clock clock, Duration remember) {
        this.clock = clock;
        this.remember = remember;
    }

    /** What comes is another index. */
    void beginAnew() {
        lastAt = clock.millis();
        next = 0;
    }

    /** The next few, if it is time. */
    void goOn(ValidationIndex index) {
        long now = clock.millis();
        if (now - lastAt >= MILLISECONDS_BETWEEN) {
            lastAt = now;
            next = index.forget(now - remember.toMillis(), next, AT_ONCE);
        }
    }
}
